import type { CivilDate } from '../../../domain/calendar/time.ts';
import type { Step } from '../../../domain/procedure/procedure.ts';
import { SECRETARIAT } from '../../../domain/review/acts.ts';
import { type FormField, type RecordForm, toRecordForm } from './record-form.ts';

export interface StepFormOptions {
  /** `/api/launches/untoc/1`. */
  readonly launchAddress: string;
  readonly today: CivilDate;
  readonly submit: string;
  /** Inputs that differ from what the name of the fact alone tells, by that name. */
  readonly inputs?: Readonly<Record<string, FormField>>;
}

/** The form that records a step of a launch, with one input for each fact that the step asks for. */
export function toStepForm(
  step: Pick<Step, 'id' | 'records'>,
  { launchAddress, today, submit, inputs = {} }: StepFormOptions,
): RecordForm {
  return toRecordForm({
    id: `record-${step.id}`,
    address: `${launchAddress}/acts`,
    fixed: { 'act.kind': 'step-taken', 'act.step': step.id, 'act.party': SECRETARIAT },
    fields: [
      ...(step.records ?? []).map((name) => inputs[name] ?? toField(name)),
      { name: 'act.on', label: 'Day', input: 'day', value: today },
    ],
    submit,
  });
}

/** Place in the body of a fact that a step asks for. */
export function toRecordName(fact: string): string {
  return `act.records.${fact}`;
}

function toField(fact: string): FormField {
  const name = toRecordName(fact);
  if (fact === 'sha256') {
    return {
      name,
      label: 'SHA-256 of the file',
      input: 'file-digest',
      hint: 'Choose the file: its digest is computed in this browser, and the file is sent nowhere.',
    };
  }
  return { name, label: toLabel(fact), input: 'line' };
}

function toLabel(fact: string): string {
  const words = fact.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
