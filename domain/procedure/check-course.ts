import { checkReference, findDoubleIds } from './check-names.ts';
import type { Obligation, Procedure, Role, Step, Trigger } from './procedure.ts';
import type { ProcedureIssue } from './procedure-issue.ts';

/** What one kind of proceeding goes by: the reviews, or the launch. */
export interface Course extends Pick<Procedure, 'stages' | 'steps' | 'obligations' | 'ladders'> {
  /** The event that opens it. */
  readonly opensWith: Exclude<Trigger['event'], 'step-taken'>;
}

type Path = ProcedureIssue['path'];

/** Checks stages, steps and obligations of one kind of proceeding; `path` is where they stand in the procedure. */
export function checkCourse(course: Course, path: Path): readonly ProcedureIssue[] {
  return [
    ...findDoubleIds([...path, 'stages'], course.stages),
    ...findDoubleIds([...path, 'steps'], course.steps),
    ...findDoubleIds([...path, 'obligations'], course.obligations),
    ...course.steps.flatMap((step, index) => checkStep(course, step, [...path, 'steps', index])),
    ...course.obligations.flatMap((obligation, index) =>
      checkObligation(course, obligation, [...path, 'obligations', index]),
    ),
  ];
}

function checkStep(course: Course, step: Step, path: Path): readonly ProcedureIssue[] {
  return (step.after ?? []).flatMap((condition, index) => {
    const at = [...path, 'after', index, 'step'];
    if (waitsFor(course.steps, condition.step, step.id)) {
      return [
        { path: at, expected: `a step that does not itself wait for ${step.id}`, came: condition.step },
      ];
    }
    return checkReference(course.steps, condition.step, at);
  });
}

/** Whether `id` is `goal` or can only be taken after it. */
function waitsFor(
  steps: readonly Step[],
  id: string,
  goal: string,
  seen: ReadonlySet<string> = new Set(),
): boolean {
  if (id === goal) return true;
  if (seen.has(id)) return false;
  const conditions = steps.find((step) => step.id === id)?.after ?? [];
  return conditions.some((condition) => waitsFor(steps, condition.step, goal, new Set([...seen, id])));
}

function checkObligation(course: Course, obligation: Obligation, path: Path): readonly ProcedureIssue[] {
  return [
    ...checkReference(course.stages, obligation.stage, [...path, 'stage']),
    ...checkReference(course.steps, obligation.fulfilledBy, [...path, 'fulfilledBy']),
    ...checkFulfilment(course, obligation, path),
    ...checkTrigger(course, obligation, path),
    ...checkReminders(course, obligation, path),
  ];
}

const CAN_BE_TAKEN_BY: Readonly<Record<Role, readonly Role[]>> = {
  'under-review': ['under-review', 'each-state'],
  'each-reviewing-state': ['each-reviewing-state', 'each-state'],
  'each-state': ['each-state'],
  secretariat: ['secretariat'],
};

function checkFulfilment(course: Course, obligation: Obligation, path: Path): readonly ProcedureIssue[] {
  const { owedBy, fulfilledBy } = obligation;
  const step = course.steps.find(({ id }) => id === fulfilledBy);
  if (step === undefined || CAN_BE_TAKEN_BY[owedBy].includes(step.by)) return [];
  const expected = `a step that ${owedBy} can take`;
  return [{ path: [...path, 'fulfilledBy'], expected, came: `${fulfilledBy}, which is taken by ${step.by}` }];
}

function checkTrigger(course: Course, obligation: Obligation, path: Path): readonly ProcedureIssue[] {
  const { runsFrom } = obligation;
  if (runsFrom.event !== 'step-taken') {
    if (runsFrom.event === course.opensWith) return [];
    const expected = `${course.opensWith} or step-taken, which are the events of this proceeding`;
    return [{ path: [...path, 'runsFrom', 'event'], expected, came: runsFrom.event }];
  }
  const at = [...path, 'runsFrom', 'step'];
  if (triggersItself(course, obligation)) {
    const expected = 'a step that can happen before this obligation is met';
    return [{ path: at, expected, came: `${runsFrom.step}, which only follows from this obligation itself` }];
  }
  return checkReference(course.steps, runsFrom.step, at);
}

/** Whether the chain of triggers leads back to this obligation, which then could never begin to run. */
function triggersItself(course: Course, start: Obligation): boolean {
  const seen = new Set<string>();
  let current: Obligation | undefined = start;
  while (current?.runsFrom.event === 'step-taken') {
    if (seen.has(current.id)) return true;
    seen.add(current.id);
    const step: string = current.runsFrom.step;
    current = course.obligations.find(({ fulfilledBy }) => fulfilledBy === step);
  }
  return false;
}

function checkReminders(course: Course, obligation: Obligation, path: Path): readonly ProcedureIssue[] {
  const { ladder, time } = obligation;
  if (ladder === null) return [];
  const at = [...path, 'ladder'];
  if (time !== null) return checkReference(course.ladders, ladder, at);
  return [{ path: at, expected: 'null where there is no time limit to remind of', came: ladder }];
}
