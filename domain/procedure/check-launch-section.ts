import { CEREMONY_STEPS, WAIVER_STEP } from '../draw/ceremony.ts';
import { checkCourse } from './check-course.ts';
import type { DrawOptions, Launch, Procedure, Step } from './procedure.ts';
import type { ProcedureIssue } from './procedure-issue.ts';

const LAUNCH = ['launch'] as const;

/** Checks the launch of a procedure: its course, that the secretariat alone acts in it, its ceremony and its workplan. */
export function checkLaunchSection(procedure: Procedure, launch: Launch): readonly ProcedureIssue[] {
  const { ladders } = procedure;
  return [
    ...checkCourse({ ...launch, ladders, opensWith: 'resolution-adopted' }, LAUNCH),
    ...checkActors(launch),
    ...(procedure.draw === undefined ? [] : checkCeremonySteps(procedure.draw, launch.steps)),
    ...checkWorkplan(procedure, launch),
  ];
}

/** No State takes part in a launch. */
function checkActors({ steps, obligations }: Launch): readonly ProcedureIssue[] {
  const expected = 'secretariat, who alone acts in a launch';
  return [
    ...steps.flatMap(({ by }, index) =>
      by === 'secretariat' ? [] : [{ path: [...LAUNCH, 'steps', index, 'by'], expected, came: by }],
    ),
    ...obligations.flatMap(({ owedBy }, index) =>
      owedBy === 'secretariat'
        ? []
        : [{ path: [...LAUNCH, 'obligations', index, 'owedBy'], expected, came: owedBy }],
    ),
  ];
}

/** A draw is held by these steps, and what each records is what makes it verifiable. After a void draw, and for a later group, they happen again. */
function checkCeremonySteps({ waivers }: DrawOptions, steps: readonly Step[]): readonly ProcedureIssue[] {
  const mayWaive = (waivers?.value.length ?? 0) > 0;
  const wanted: readonly (readonly [string, readonly string[]])[] = [
    ...Object.entries(CEREMONY_STEPS),
    ...(mayWaive ? [[WAIVER_STEP.id, WAIVER_STEP.records] as const] : []),
  ];
  return wanted.flatMap(([id, records]): readonly ProcedureIssue[] => {
    const index = steps.findIndex((step) => step.id === id);
    const step = steps[index];
    if (step === undefined) {
      const came = steps.map((other) => other.id).join(', ');
      return [{ path: [...LAUNCH, 'steps'], expected: `the step ${id}, by which lots are drawn`, came }];
    }
    const at = [...LAUNCH, 'steps', index];
    const given = step.records?.join(', ') ?? 'none';
    return [
      ...(given === records.join(', ')
        ? []
        : [{ path: [...at, 'records'], expected: records.join(', '), came: given }]),
      ...(step.repeatable
        ? []
        : [{ path: [...at, 'repeatable'], expected: 'true: lots are drawn more than once', came: 'false' }]),
    ];
  });
}

/** Each group starts once, in order, and none before the one in front of it. */
function checkWorkplan({ draw }: Procedure, { workplan }: Launch): readonly ProcedureIssue[] {
  const groups = draw?.groups.value;
  const count =
    groups === undefined ? workplan.length : 'sizes' in groups ? groups.sizes.length : groups.even;
  const given = workplan.map(({ group }) => group);
  const wanted = Array.from({ length: count }, (_, index) => index + 1);
  if (given.join() !== wanted.join()) {
    const expected = `one start for each group in order: ${wanted.join(', ')}`;
    return [{ path: [...LAUNCH, 'workplan'], expected, came: given.join(', ') }];
  }
  return workplan.flatMap(({ starts }, index): readonly ProcedureIssue[] => {
    const before = workplan[index - 1]?.starts;
    if (before === undefined || placeOf(starts) >= placeOf(before)) return [];
    const expected = 'a start that is not before that of the group in front of it';
    return [{ path: [...LAUNCH, 'workplan', index, 'starts'], expected, came: placeOf(starts) }];
  });
}

/** Years after the draw and the day, as a text that sorts. */
function placeOf(starts: Launch['workplan'][number]['starts']): string {
  return starts.when === 'draw'
    ? '00/draw'
    : `${String(starts.yearsAfter).padStart(2, '0')}/${starts.monthDay}`;
}
