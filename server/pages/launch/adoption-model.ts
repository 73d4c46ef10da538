import { toEnglishSpan } from '../../../domain/calendar/english.ts';
import type { CivilDate } from '../../../domain/calendar/time.ts';
import type { Launch, Obligation, Procedure } from '../../../domain/procedure/procedure.ts';
import { type RecordForm, toRecordForm } from '../forms/record-form.ts';
import type { PageFrame } from '../page-frame.ts';
import { type BasisView, toBasisView } from '../standing-mark.ts';
import { type GroupLine, toGroupLines } from './group-line.ts';

/** The page of a launch before its resolution is adopted: the form that begins it, and what then follows. */
export interface AdoptionModel {
  readonly frame: PageFrame;
  readonly key: string;
  readonly phase: string;
  readonly phaseTitle: string;
  readonly mechanism: string;
  readonly form: RecordForm;
  readonly owed: readonly OwedAfter[];
  readonly groups: readonly GroupLine[];
}

/** What the adoption makes the secretariat owe. */
export interface OwedAfter {
  readonly title: string;
  /** `42 days after the adoption`. */
  readonly time: string;
  readonly basis: BasisView;
}

export function toAdoptionModel(input: {
  readonly frame: PageFrame;
  readonly procedure: Procedure;
  readonly launch: Launch;
  readonly phase: Procedure['phases'][number];
  readonly today: CivilDate;
}): AdoptionModel {
  const { frame, procedure, launch, phase, today } = input;
  return {
    frame,
    key: `${procedure.id}/${phase.id}`,
    phase: phase.id,
    phaseTitle: phase.title,
    mechanism: procedure.title,
    form: toRecordForm({
      id: 'record-adoption',
      address: '/api/launches',
      fixed: { mechanism: procedure.id, phase: phase.id },
      fields: [
        {
          name: 'resolution',
          label: 'Resolution',
          input: 'line',
          hint: 'Its number, such as 10/1.',
        },
        {
          name: 'on',
          label: 'Day of the adoption',
          input: 'day',
          value: today,
          hint: `The civil day in ${frame.zoneCity}. The time limits count from it.`,
        },
      ],
      submit: 'Record the adoption',
    }),
    owed: launch.obligations.map((obligation) => toOwed(obligation)),
    groups: toGroupLines(launch.workplan, undefined),
  };
}

function toOwed({ title, time, runsFrom, basis }: Obligation): OwedAfter {
  const from = runsFrom.event === 'resolution-adopted' ? 'the adoption' : 'the step before it';
  return {
    title,
    time: time === null ? 'No time limit found' : `At the latest ${toEnglishSpan(time.span)} after ${from}`,
    basis: toBasisView(time?.basis ?? basis),
  };
}
