import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const SITUATIONS = ['opened', 'date-changed', 'reminder', 'due-today', 'overdue'];
const VOICES = ['party', 'permanent-mission', 'secretariat', 'bureau'];
const STANDINGS = ['stated', 'reported', 'inferred', 'assumed'];
const OWNERS = ['own', 'reviewer', 'secretariat', 'launch'];
const FRAMES = ['rehearsal', 'sample', 'draft', 'for-information', 'for-action'];
const OTHER_VOICES = VOICES.filter((voice) => voice !== 'party');

/** Keys that the code makes from a value, `*` in its place, and all the values that it can have. */
export const MADE_KEYS: Readonly<Record<string, readonly string[]>> = {
  'calendar.ended-because.*': ['met', 'waived', 'suspended', 'closed', 'awaiting'],
  'dates.basis.*': [...STANDINGS, 'extension', 'suspension'],
  'dates.basis.none-*': STANDINGS,
  'dates.month.*': toTwelve(),
  'dates.standing.*': STANDINGS,
  'dates.weekday.*': toTwelve().slice(0, 7),
  'letter.addressee.*': VOICES,
  'letter.do.*': ['record', 'record-launch', 'extend', 'suspend', 'suspend-launch'],
  'letter.opening.*.*': [
    ...SITUATIONS.map((situation) => `party.${situation}`),
    ...OTHER_VOICES.map((voice) => `${voice}.one`),
  ],
  'letter.opening.*.several': VOICES,
  'letter.role.*': ['under-review', 'each-reviewing-state', 'each-state', 'secretariat'],
  'letter.rung.*': ['opening', 'before', 'due', 'after', 'every'],
  'letter.stand.*': SITUATIONS,
  'letter.status.*': [
    ...['intended', 'awaiting-signature', 'sending', 'sent', 'failed', 'in-doubt', 'superseded'],
    ...['delivered', 'delayed', 'bounced', 'replaced'],
  ],
  'letter.subject.*': [...OWNERS, ...FRAMES],
  'letter.subject.when.*': SITUATIONS,
  'letter.task.*': ['contact-bounced', 'draft-unsigned'],
  'letter.task.*-no-state': ['contact-bounced', 'draft-unsigned'],
  'letter.thing.*': OWNERS,
};

/** The values of a made key put in, one after the other where it has several places. */
export function expand(pattern: string): readonly string[] {
  const [head = '', ...tails] = pattern.split('*');
  const values = MADE_KEYS[pattern] ?? [];
  return values.map((value) => `${head}${value}${tails.at(-1) ?? ''}`);
}

const FOLDERS = ['domain', 'config/messages', 'activities', 'server', 'register'];
const PLAIN = /'((?:letter|dates|calendar)\.[\w.-]+)'/g;
const MADE = /`((?:letter|dates|calendar)\.[^`\n]*\$\{[^`\n]*)`/g;

/** The keys that the code says, in plain sight or made, as it is written today. */
export function keysInSources(): { readonly plain: ReadonlySet<string>; readonly made: ReadonlySet<string> } {
  const text = FOLDERS.flatMap(readSources);
  const all = (pattern: RegExp) =>
    text.flatMap((source) => [...source.matchAll(pattern)].map(([, key = '']) => key));
  return {
    plain: new Set(all(PLAIN)),
    made: new Set(all(MADE).map((key) => key.replaceAll(/\$\{[^}]*\}/g, '*'))),
  };
}

function readSources(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(path.join(folder, name), 'utf8'));
}

function toTwelve(): readonly string[] {
  return Array.from({ length: 12 }, (_, index) => String(index + 1));
}
