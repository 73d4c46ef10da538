import type { CivilDate } from '../../../domain/calendar/time.ts';
import type { Waiver } from '../../../domain/draw/waiver.ts';
import type { PresentedWaiver } from '../../launch/present-launch.ts';
import { type DayView, toDayView } from '../day-view.ts';
import { type RecordForm, toRecordForm } from '../forms/record-form.ts';
import { WAIVER_WORDS } from './rule-words.ts';

/** A limit waived, in words. */
export interface WaiverView {
  /** `More reviewers of one review than the limit`. */
  readonly what: string;
  /** `Nigeria`, or `Nigeria and Switzerland`. */
  readonly states: string;
  readonly reason: string;
}

/** The same with the act that granted it. */
export interface GrantView extends WaiverView {
  readonly act: number;
  readonly on: DayView;
  /** Stands in the list of a draw. */
  readonly frozen: boolean;
  /** Strikes it out again; `null` where it stands in the list of a draw. */
  readonly strike: RecordForm | null;
}

type Named = readonly { readonly code: string; readonly name: string }[];

export function toWaiverView({ rule, party, other, reason }: Waiver, parties: Named): WaiverView {
  const nameOf = (code: string) => parties.find((one) => one.code === code)?.name ?? code;
  const states = other === undefined ? nameOf(party) : `${nameOf(party)} and ${nameOf(other)}`;
  return { what: WAIVER_WORDS[rule], states, reason };
}

export function toGrantView(
  waiver: PresentedWaiver,
  parties: Named,
  { launchAddress, today }: { readonly launchAddress: string; readonly today: CivilDate },
): GrantView {
  const { act, grantedOn, frozen } = waiver;
  return {
    ...toWaiverView(waiver, parties),
    act,
    on: toDayView(grantedOn),
    frozen,
    strike: frozen
      ? null
      : toRecordForm({
          id: `record-strike-${act}`,
          address: `${launchAddress}/acts`,
          fixed: { 'act.kind': 'act-struck-out', 'act.sequence': act, 'act.on': today },
          fields: [{ name: 'act.reason', label: 'Reason', input: 'reason' }],
          submit: 'Strike this waiver out',
        }),
  };
}
