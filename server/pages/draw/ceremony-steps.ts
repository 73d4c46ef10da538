import { toEnglishDate } from '../../../domain/calendar/english.ts';
import type { DrawAttempt } from '../../../domain/draw/ceremony.ts';

export const PARTS = ['freeze', 'commit', 'reveal', 'draw', 'publish'] as const;
export type Part = (typeof PARTS)[number];

/** One of the five parts of a ceremony, in their order. */
export interface PartView {
  readonly part: Part;
  readonly title: string;
  readonly standing: 'done' | 'current' | 'to-come';
  /** Said beside the sign, because colour alone says nothing. */
  readonly word: string;
  readonly why: string;
}

const TITLES: Readonly<Record<Part, string>> = {
  freeze: 'Freeze',
  commit: 'Commit',
  reveal: 'Reveal',
  draw: 'Draw',
  publish: 'Publish',
};

/** Why each part stands where it stands: the order is what protects the result. */
const WHY: Readonly<Record<Part, string>> = {
  freeze:
    'The list of parties and the rules get a digest before anybody knows a number. Whoever could change them afterwards could choose the result.',
  commit:
    'Each participant binds itself to a secret value by publishing the digest of it, and a source outside the room is named. Nobody can fit a value to those of the others, because nobody has seen them.',
  reveal:
    'The values are shown and each is held against its commitment; only then is the outside source read. One honest participant is enough: whoever reveals last still does not know what the source will give.',
  draw: 'The seed follows from what was revealed and read, and every lot follows from the seed. Nobody chooses anything any more. The result is held against every constraint, and the lot itself is tested.',
  publish:
    'The transcript is verified once more and shown to everybody, with every pick and every skip. The reviews of the group start, on their day.',
};

/** How far the ceremony is. `undefined`: no list is frozen. */
export function toParts(draw: DrawAttempt | undefined): readonly PartView[] {
  return PARTS.map((part) => ({ part, title: TITLES[part], why: WHY[part], ...toStanding(part, draw) }));
}

type Standing = Pick<PartView, 'standing' | 'word'>;

const TO_COME: Standing = { standing: 'to-come', word: 'to come' };

function toStanding(part: Part, draw: DrawAttempt | undefined): Standing {
  if (draw === undefined) return part === 'freeze' ? now('now') : TO_COME;
  const promised = draw.commitments.length > 0 && draw.source !== null;
  switch (part) {
    case 'freeze':
      return done(toEnglishDate(draw.frozenOn));
    case 'commit':
      if (draw.reveals.length > 0) return done('closed by the first value revealed');
      return now(promised ? 'open until the first value is revealed' : 'now');
    case 'reveal':
      if (draw.sourceValue !== null) return done('closed by the reading of the source');
      return promised ? now(draw.reveals.length > 0 ? 'now' : 'can begin') : TO_COME;
    case 'draw':
      if (draw.held !== null) return done(toEnglishDate(draw.held.on));
      return draw.sourceValue === null ? TO_COME : now('now');
    case 'publish':
      if (draw.publishedOn !== null) return done(toEnglishDate(draw.publishedOn));
      return draw.held === null ? TO_COME : now('now');
  }
}

function done(when: string): Standing {
  return { standing: 'done', word: `done, ${when}` };
}

function now(word: string): Standing {
  return { standing: 'current', word };
}
