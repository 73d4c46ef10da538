import type { Procedure } from '../../../domain/procedure/procedure.ts';
import type { PresentedLaunch } from '../../launch/present-launch.ts';
import { type DayView, toDayView } from '../day-view.ts';

/** A text that all States work from, as it was adopted. */
export interface ReferenceText {
  /** The step that records it: `Guidelines for country reviews adopted`. */
  readonly step: string;
  /** `null` until the text is recorded. */
  readonly adopted: {
    readonly title: string;
    readonly version: string;
    readonly sha256: string;
    readonly on: DayView;
  } | null;
}

/** The texts that a launch adopts: its steps that record the digest of a file. */
export function toReferenceTexts(
  procedure: Pick<Procedure, 'steps'>,
  { acts, struckOut }: Pick<PresentedLaunch, 'acts' | 'struckOut'>,
): readonly ReferenceText[] {
  return procedure.steps
    .filter(({ records }) => records?.includes('sha256') ?? false)
    .map(({ id, title }) => {
      const act = acts.findLast(
        ({ sequence, body }) =>
          body.kind === 'step-taken' && body.step === id && !struckOut.includes(sequence),
      );
      if (act?.body.kind !== 'step-taken') return { step: title, adopted: null };
      const { records = {}, on } = act.body;
      const { title: name = '', version = '', sha256 = '' } = records;
      return { step: title, adopted: { title: name, version, sha256, on: toDayView(on) } };
    });
}
