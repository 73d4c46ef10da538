import type { CivilDate } from '../../../domain/calendar/time.ts';
import { CEREMONY_STEPS, type CeremonyStep, type DrawAttempt } from '../../../domain/draw/ceremony.ts';
import type { Party } from '../../../domain/parties/party.ts';
import type { WaivableRule } from '../../../domain/procedure/procedure.ts';
import { type FormField, type RecordForm, type Suggestion, toRecordForm } from '../forms/record-form.ts';
import { toRecordName, toStepForm } from '../forms/step-form.ts';
import { toWaiverForm } from './waiver-form.ts';

/** The forms of a ceremony that can be sent now; `null` for those out of their order. */
export interface CeremonyForms {
  readonly freeze: RecordForm | null;
  readonly freezeSample: RecordForm | null;
  readonly waive: RecordForm | null;
  readonly commit: RecordForm | null;
  readonly nameSource: RecordForm | null;
  readonly reveal: RecordForm | null;
  readonly readSource: RecordForm | null;
  readonly hold: RecordForm | null;
  readonly publish: RecordForm | null;
  readonly void: RecordForm | null;
}

export interface CeremonyFormsInput {
  /** `/api/launches/untoc/1`. */
  readonly launchAddress: string;
  readonly today: CivilDate;
  /** The attempt under way. */
  readonly draw: DrawAttempt | undefined;
  /** What may be waived; nothing once a list is frozen. */
  readonly waivable: readonly WaivableRule[];
  /** May take what is unknown from the sample: not where a real draw is continued. */
  readonly mayBeSample: boolean;
  /** Every step of the launch was taken without which no lot is drawn. */
  readonly gatesPassed: boolean;
  readonly parties: readonly Pick<Party, 'code' | 'name'>[];
  /** One line for each fact that an officer must settle. */
  readonly unsettledLines: string;
}

/** The order is checked by the domain; these only leave out what it would refuse. */
export function toCeremonyForms(input: CeremonyFormsInput): CeremonyForms {
  const { draw } = input;
  const frozen = draw?.held === null ? draw : undefined;
  const committing = frozen?.reveals.length === 0;
  const sourceNamed = frozen !== undefined && frozen.source !== null;
  const revealing = sourceNamed && frozen.sourceValue === null && frozen.commitments.length > 0;
  const hidden = frozen === undefined ? [] : toHidden(frozen);
  const offer = (condition: boolean, form: () => RecordForm) => (condition ? form() : null);
  return {
    freeze: offer(draw === undefined, () => freezeForm(input)),
    freezeSample: offer(draw === undefined && input.mayBeSample, () => freezeSampleForm(input)),
    waive: offer(draw === undefined && input.waivable.length > 0, () => waiveForm(input)),
    commit: offer(committing, () => commitForm(input)),
    nameSource: offer(committing && !sourceNamed, () => nameSourceForm(input)),
    reveal: offer(revealing && hidden.length > 0, () => revealForm(input, hidden)),
    readSource: offer(revealing && frozen.reveals.length > 0, () => readSourceForm(input)),
    hold: offer(input.gatesPassed && frozen !== undefined && frozen.sourceValue !== null, () =>
      holdForm(input),
    ),
    publish: offer(draw?.held != null && draw.publishedOn === null, () => publishForm(input)),
    void: offer(draw?.publishedOn === null, () => voidForm(input)),
  };
}

/** Participants whose value is still secret. */
function toHidden({ commitments, reveals }: DrawAttempt): readonly string[] {
  const revealed = new Set(reveals.map(({ participant }) => participant));
  return commitments.map(({ participant }) => participant).filter((one) => !revealed.has(one));
}

const SAMPLE_HINT =
  'Each line: party, field, value, basis. A field is regional_group, an instrument (value yes or no), or pool (value no: left out of the draw). A line without value and basis is not sent.';

function freezeForm({ launchAddress, unsettledLines }: CeremonyFormsInput): RecordForm {
  return toRecordForm({
    id: 'record-freeze',
    address: `${launchAddress}/draw/freeze`,
    fields: [
      {
        name: 'resolutions',
        label: 'Resolutions of officers',
        input: 'resolutions',
        value: unsettledLines,
        hint: SAMPLE_HINT,
      },
    ],
    submit: 'Freeze the list and the rules',
    busy: 'Freezing …',
  });
}

function freezeSampleForm({ launchAddress }: CeremonyFormsInput): RecordForm {
  return toRecordForm({
    id: 'record-freeze-sample',
    address: `${launchAddress}/draw/freeze`,
    fixed: { sample: true },
    fields: [],
    submit: 'Freeze with the sample’s resolutions',
    busy: 'Freezing …',
  });
}

function waiveForm({ waivable, launchAddress, today, parties }: CeremonyFormsInput): RecordForm {
  return toWaiverForm(waivable, toSuggestions(parties), { launchAddress, today });
}

function commitForm({ launchAddress, today, parties }: CeremonyFormsInput): RecordForm {
  return ceremonyStepForm('commitment-made', {
    launchAddress,
    today,
    submit: 'Record the commitment',
    inputs: {
      participant: {
        name: toRecordName('participant'),
        label: 'Participant',
        input: 'line',
        hint: 'secretariat, or the code of a delegation.',
        suggestions: toParticipants(parties),
      },
      commitment: { name: toRecordName('commitment'), label: 'Commitment', input: 'hex' },
    },
  });
}

function nameSourceForm({ launchAddress, today }: CeremonyFormsInput): RecordForm {
  return ceremonyStepForm('source-named', {
    launchAddress,
    today,
    submit: 'Name the source',
    inputs: {
      description: {
        name: toRecordName('description'),
        label: 'What will be read, where and when',
        input: 'line',
        hint: 'A number that is published after the last value is revealed and that nobody in the room can influence, such as the first drawing of a named lottery on a named day.',
      },
    },
  });
}

function revealForm(
  { launchAddress, today, parties }: CeremonyFormsInput,
  hidden: readonly string[],
): RecordForm {
  const nameOf = new Map(toParticipants(parties).map(({ value, text }) => [value, text]));
  return ceremonyStepForm('value-revealed', {
    launchAddress,
    today,
    submit: 'Record the value',
    inputs: {
      participant: {
        name: toRecordName('participant'),
        label: 'Participant',
        input: 'choice',
        choices: hidden.map((value) => ({ value, text: nameOf.get(value) ?? value })),
      },
      value: { name: toRecordName('value'), label: 'Secret value', input: 'hex' },
    },
  });
}

function readSourceForm({ launchAddress, today }: CeremonyFormsInput): RecordForm {
  return ceremonyStepForm('source-read', {
    launchAddress,
    today,
    submit: 'Record what the source gave',
    inputs: {
      value: {
        name: toRecordName('value'),
        label: 'What the source gave',
        input: 'line',
        hint: 'As it was published, letter by letter. After this no value can be revealed any more; what was not revealed is left out.',
      },
    },
  });
}

function holdForm({ launchAddress }: CeremonyFormsInput): RecordForm {
  return toRecordForm({
    id: 'record-hold',
    address: `${launchAddress}/draw/hold`,
    fields: [],
    submit: 'Draw the lots',
    busy: 'Drawing, and testing the lot by 2,000 trial draws …',
  });
}

function publishForm({ launchAddress }: CeremonyFormsInput): RecordForm {
  return toRecordForm({
    id: 'record-publish',
    address: `${launchAddress}/draw/publish`,
    fields: [],
    submit: 'Publish the draw',
    busy: 'Verifying and publishing …',
  });
}

function voidForm({ launchAddress }: CeremonyFormsInput): RecordForm {
  const reason: FormField = {
    name: 'reason',
    label: 'Reason',
    input: 'reason',
    hint: 'Everybody reads it: a void draw stays visible with all its parts.',
  };
  return toRecordForm({
    id: 'record-void',
    address: `${launchAddress}/draw/void`,
    fields: [reason],
    submit: 'Declare this draw void',
    grave: true,
  });
}

function ceremonyStepForm(step: CeremonyStep, options: Parameters<typeof toStepForm>[1]): RecordForm {
  return toStepForm({ id: step, records: CEREMONY_STEPS[step] }, options);
}

function toParticipants(parties: CeremonyFormsInput['parties']): readonly Suggestion[] {
  return [{ value: 'secretariat', text: 'The secretariat' }, ...toSuggestions(parties)];
}

function toSuggestions(parties: CeremonyFormsInput['parties']): readonly Suggestion[] {
  return parties.map(({ code, name }) => ({ value: code, text: name }));
}
