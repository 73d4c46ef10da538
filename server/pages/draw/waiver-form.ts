import { WAIVER_STEP } from '../../../domain/draw/ceremony.ts';
import type { WaivableRule } from '../../../domain/procedure/procedure.ts';
import type { RecordForm, Suggestion } from '../forms/record-form.ts';
import { type StepFormOptions, toRecordName, toStepForm } from '../forms/step-form.ts';
import { WAIVER_WORDS } from './rule-words.ts';

/** The form that waives a limit of the draw for a named State or pair. */
export function toWaiverForm(
  allowed: readonly WaivableRule[],
  parties: readonly Suggestion[],
  options: Pick<StepFormOptions, 'launchAddress' | 'today'>,
): RecordForm {
  return toStepForm(WAIVER_STEP, {
    ...options,
    submit: 'Waive it',
    inputs: {
      rule: {
        name: toRecordName('rule'),
        label: 'What is permitted',
        input: 'choice',
        choices: allowed.map((value) => ({ value, text: WAIVER_WORDS[value] })),
      },
      parties: {
        name: toRecordName('parties'),
        label: 'State or States',
        input: 'line',
        hint: 'The code of the State under review; for a pair, both codes with a space between: CHE NGA.',
        suggestions: parties,
      },
      reason: {
        name: toRecordName('reason'),
        label: 'Reason',
        input: 'reason',
        hint: 'Everybody reads it: it stands in the frozen list, and in the result where the waiver was needed.',
      },
    },
  });
}
