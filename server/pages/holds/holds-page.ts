import type { ZoneName } from '../../../domain/calendar/time.ts';
import type { Party } from '../../../domain/parties/party.ts';
import { type Hold, type HoldScope, listHolds } from '../../../register/letters/holds.ts';
import { listUnreleasedTexts } from '../../../register/letters/letter-templates.ts';
import { listPostRooms } from '../../../register/letters/post-room.ts';
import { listParties } from '../../../register/parties.ts';
import type { App, AppDeps } from '../../app-deps.ts';
import { type FormField, type RecordForm, toRecordForm } from '../forms/record-form.ts';
import { describeHold, nameScope } from '../held-banner.ts';
import { readPageFrame } from '../page-frame.ts';
import { readPageProcedures } from '../page-procedures.ts';
import { render } from '../render.ts';
import { pageSchema, sendPage } from '../send-page.ts';
import { presentUnreleased } from './unreleased-texts.ts';

const WHO_AND_WHY: readonly FormField[] = [
  { name: 'officer', label: 'Officer', input: 'line' },
  { name: 'reason', label: 'Reason', input: 'reason' },
];

/** Nothing is held that nobody chose. */
const CHOOSE = { value: '', text: 'Choose' };

/** What is held, the changed texts that wait for their release, and the forms that hold and release. */
export function registerHoldsPage(app: App, deps: AppDeps): void {
  const { register } = deps;
  app.get('/letters/holds', { schema: pageSchema }, async (request, reply) => {
    const [holds, mechanisms, parties, texts] = await Promise.all([
      listHolds(register),
      listPostRooms(register),
      listParties(register),
      listUnreleasedTexts(register),
    ]);
    const procedures = await readPageProcedures(register, mechanisms);
    const model = {
      scripts: ['record.js'],
      frame: await readPageFrame(deps, {
        title: 'Held letters',
        place: 'letters',
        now: deps.now(),
        zone: procedures.zone,
        sample: false,
      }),
      releases: holds.map((hold, index) => toRelease(hold, index, procedures.zone)),
      unreleased: presentUnreleased(texts, WHO_AND_WHY),
      holding: [
        ...(holds.some(({ scope }) => scope.kind === 'everything') ? [] : [HOLD_EVERYTHING]),
        ...(mechanisms.length === 0 ? [] : [toMechanismForm(mechanisms)]),
        toAddresseeForm(parties),
      ],
    };
    return await sendPage(request, reply, render('./holds/holds', model));
  });
}

interface HoldForm {
  readonly title: string;
  /** Who holds it, since when and why, where it is held. */
  readonly note?: string;
  readonly form: RecordForm;
}

function toRelease(hold: Hold, index: number, zone: ZoneName): HoldForm {
  const form = toRecordForm({
    id: `release-${index + 1}`,
    address: '/api/letters/release',
    fixed: toFixed(hold.scope),
    fields: WHO_AND_WHY,
    submit: 'Release',
  });
  return { title: nameScope(hold.scope), note: `Held ${describeHold(hold, zone)}`, form };
}

function toFixed(scope: HoldScope): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(scope).map(([name, value]) => [`scope.${name}`, value]));
}

const HOLD_EVERYTHING: HoldForm = {
  title: 'Everything',
  form: toRecordForm({
    id: 'hold-everything',
    address: '/api/letters/hold',
    fixed: { 'scope.kind': 'everything' },
    fields: WHO_AND_WHY,
    submit: 'Hold all letters',
    grave: true,
  }),
};

function toMechanismForm(mechanisms: readonly string[]): HoldForm {
  const choices = [CHOOSE, ...mechanisms.map((mechanism) => ({ value: mechanism, text: mechanism }))];
  return {
    title: 'One mechanism',
    form: toRecordForm({
      id: 'hold-mechanism',
      address: '/api/letters/hold',
      fixed: { 'scope.kind': 'mechanism' },
      fields: [{ name: 'scope.mechanism', label: 'Mechanism', input: 'choice', choices }, ...WHO_AND_WHY],
      submit: 'Hold its letters',
    }),
  };
}

function toAddresseeForm(parties: readonly Party[]): HoldForm {
  const choices = [
    CHOOSE,
    ...parties
      .map(({ code, name }) => ({ value: code, text: name }))
      .toSorted((one, other) => one.text.localeCompare(other.text, 'en')),
    { value: 'secretariat', text: 'The secretariat' },
    { value: 'bureau', text: 'The bureau' },
  ];
  return {
    title: 'One addressee',
    form: toRecordForm({
      id: 'hold-addressee',
      address: '/api/letters/hold',
      fixed: { 'scope.kind': 'addressee' },
      fields: [{ name: 'scope.addressee', label: 'Letters to', input: 'choice', choices }, ...WHO_AND_WHY],
      submit: 'Hold its letters',
    }),
  };
}
