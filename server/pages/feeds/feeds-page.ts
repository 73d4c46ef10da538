import { toEnglishDate } from '../../../domain/calendar/english.ts';
import type { Instant, ZoneName } from '../../../domain/calendar/time.ts';
import { toCivilDate } from '../../../domain/calendar/zoned.ts';
import { toLanguageName } from '../../../domain/letters/words/language-name.ts';
import type { Party } from '../../../domain/parties/party.ts';
import { type Feed, listFeeds } from '../../../register/feeds.ts';
import { listPostRooms } from '../../../register/letters/post-room.ts';
import { listParties } from '../../../register/parties.ts';
import type { App, AppDeps } from '../../app-deps.ts';
import { type FormField, type RecordForm, toRecordForm } from '../forms/record-form.ts';
import { readPageFrame } from '../page-frame.ts';
import { readPageProcedures } from '../page-procedures.ts';
import { render } from '../render.ts';
import { pageSchema, sendPage } from '../send-page.ts';

const WHO_AND_WHY: readonly FormField[] = [
  { name: 'officer', label: 'Officer', input: 'line' },
  { name: 'reason', label: 'Reason', input: 'reason' },
];

/** Calendars that States subscribe to: what there is, and the forms that make and revoke. No address is shown: none is kept. */
export function registerFeedsPage(app: App, deps: AppDeps): void {
  const { register } = deps;
  app.get('/feeds', { schema: pageSchema }, async (request, reply) => {
    const [feeds, mechanisms, parties] = await Promise.all([
      listFeeds(register),
      listPostRooms(register),
      listParties(register),
    ]);
    const { zone } = await readPageProcedures(register, mechanisms);
    const nameOf = (feed: Feed) => parties.find(({ code }) => code === feed.party)?.name ?? feed.party;
    const views = feeds.map((feed) => toFeedView(feed, nameOf(feed), zone));
    const model = {
      scripts: ['record.js'],
      frame: await readPageFrame(deps, {
        title: 'Calendar feeds',
        place: 'feeds',
        now: deps.now(),
        zone,
        sample: false,
      }),
      answering: views.filter(({ revoked }) => revoked === null),
      revoked: views.filter(({ revoked }) => revoked !== null),
      making: mechanisms.length === 0 ? null : toMakingForm(mechanisms, parties),
    };
    return await sendPage(request, reply, render('./feeds/feeds', model));
  });
}

interface FeedView {
  readonly state: string;
  readonly code: string;
  readonly mechanism: string;
  readonly language: string;
  /** `3 May 2022, by Officer 2: asked for by the mission`. */
  readonly made: string;
  /** In the same form; `null` while it answers. */
  readonly revoked: string | null;
  readonly form: RecordForm;
}

function toFeedView(feed: Feed, state: string, zone: ZoneName): FeedView {
  const { id, party, mechanism, language, createdAt, revokedAt, revokedBy, revokeReason } = feed;
  return {
    state,
    code: party,
    mechanism,
    language: toLanguageName(language),
    made: toWords(createdAt, feed.officer, feed.reason, zone),
    revoked: revokedAt === null ? null : toWords(revokedAt, revokedBy ?? '', revokeReason ?? '', zone),
    form: toRecordForm({
      id: `revoke-${id}`,
      address: `/api/feeds/${id}/revoke`,
      fields: WHO_AND_WHY,
      submit: 'Revoke for good',
      grave: true,
    }),
  };
}

function toWords(at: Instant, officer: string, reason: string, zone: ZoneName): string {
  return `${toEnglishDate(toCivilDate(at, zone))}, by ${officer}: ${reason}`;
}

function toMakingForm(mechanisms: readonly string[], parties: readonly Party[]): RecordForm {
  const states = parties
    .map(({ code, name }) => ({ value: code, text: name }))
    .toSorted((one, other) => one.text.localeCompare(other.text, 'en'));
  // English first: what is chosen where nobody chooses.
  const languages = (['en', 'ar', 'zh', 'fr', 'ru', 'es'] as const).map((language) => ({
    value: language,
    text: toLanguageName(language),
  }));
  return toRecordForm({
    id: 'make-feed',
    address: '/api/feeds',
    fields: [
      {
        name: 'mechanism',
        label: 'Mechanism',
        input: 'choice',
        choices: mechanisms.map((mechanism) => ({ value: mechanism, text: mechanism })),
      },
      {
        name: 'party',
        label: 'State',
        input: 'choice',
        choices: [{ value: '', text: 'Choose' }, ...states],
        hint: 'The feed holds what this State owes, in its own review and in those where it reviews.',
      },
      { name: 'language', label: 'Language', input: 'choice', choices: languages },
      ...WHO_AND_WHY,
    ],
    submit: 'Make a feed',
    busy: 'Making …',
  });
}
