import { checkLadder } from './check-ladder.ts';
import type { Obligation, Procedure, Role, Step } from './procedure.ts';
import type { ProcedureIssue } from './procedure-issue.ts';

/** Checks what a schema cannot: names, order, and rules that could never run. Empty when all is well. */
export function checkProcedure(procedure: Procedure): readonly ProcedureIssue[] {
  return [
    ...findDoubleIds(procedure),
    ...checkReference(procedure.instruments, procedure.principalInstrument, ['principalInstrument']),
    ...checkReviewerNumbers(procedure),
    ...procedure.steps.flatMap((step, index) => checkStep(procedure, step, ['steps', index])),
    ...procedure.obligations.flatMap((obligation, index) =>
      checkObligation(procedure, obligation, ['obligations', index]),
    ),
    ...procedure.ladders.flatMap((ladder, index) => checkLadder(ladder, ['ladders', index])),
  ];
}

type Path = ProcedureIssue['path'];
type Named = readonly { readonly id: string }[];

function findDoubleIds(procedure: Procedure): readonly ProcedureIssue[] {
  const lists: readonly (readonly [Path, Named])[] = [
    [['instruments'], procedure.instruments],
    [['phases'], procedure.phases],
    [['stages'], procedure.stages],
    [['steps'], procedure.steps],
    [['obligations'], procedure.obligations],
    [['ladders'], procedure.ladders],
    ...procedure.ladders.map((ladder, index) => [['ladders', index, 'rungs'], ladder.rungs] as const),
  ];
  return lists.flatMap(([path, list]) =>
    list.flatMap(({ id }, index) =>
      list.findIndex((other) => other.id === id) === index
        ? []
        : [{ path: [...path, index, 'id'], expected: 'an id that occurs once in this list', came: id }],
    ),
  );
}

function checkReference(list: Named, id: string, path: Path): readonly ProcedureIssue[] {
  if (list.some((entry) => entry.id === id)) return [];
  const ids = list.map((entry) => entry.id).join(', ');
  return [{ path, expected: ids === '' ? 'an entry in a list that is empty' : `one of ${ids}`, came: id }];
}

function checkReviewerNumbers({ reviewers }: Procedure): readonly ProcedureIssue[] {
  if (reviewers.maximum >= reviewers.minimum) return [];
  const expected = `at least the minimum, ${reviewers.minimum}`;
  return [{ path: ['reviewers', 'maximum'], expected, came: String(reviewers.maximum) }];
}

function checkStep(procedure: Procedure, step: Step, path: Path): readonly ProcedureIssue[] {
  return (step.after ?? []).flatMap((condition, index) => {
    const at = [...path, 'after', index, 'step'];
    if (waitsFor(procedure.steps, condition.step, step.id)) {
      return [
        { path: at, expected: `a step that does not itself wait for ${step.id}`, came: condition.step },
      ];
    }
    return checkReference(procedure.steps, condition.step, at);
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

function checkObligation(
  procedure: Procedure,
  obligation: Obligation,
  path: Path,
): readonly ProcedureIssue[] {
  return [
    ...checkReference(procedure.stages, obligation.stage, [...path, 'stage']),
    ...checkReference(procedure.steps, obligation.fulfilledBy, [...path, 'fulfilledBy']),
    ...checkFulfilment(procedure, obligation, path),
    ...checkTrigger(procedure, obligation, path),
    ...checkReminders(procedure, obligation, path),
  ];
}

const CAN_BE_TAKEN_BY: Readonly<Record<Role, readonly Role[]>> = {
  'under-review': ['under-review', 'each-state'],
  'each-reviewing-state': ['each-reviewing-state', 'each-state'],
  'each-state': ['each-state'],
  secretariat: ['secretariat'],
};

function checkFulfilment(
  procedure: Procedure,
  obligation: Obligation,
  path: Path,
): readonly ProcedureIssue[] {
  const { owedBy, fulfilledBy } = obligation;
  const step = procedure.steps.find(({ id }) => id === fulfilledBy);
  if (step === undefined || CAN_BE_TAKEN_BY[owedBy].includes(step.by)) return [];
  const expected = `a step that ${owedBy} can take`;
  return [{ path: [...path, 'fulfilledBy'], expected, came: `${fulfilledBy}, which is taken by ${step.by}` }];
}

function checkTrigger(procedure: Procedure, obligation: Obligation, path: Path): readonly ProcedureIssue[] {
  const { runsFrom } = obligation;
  if (runsFrom.event !== 'step-taken') return [];
  const at = [...path, 'runsFrom', 'step'];
  if (triggersItself(procedure, obligation)) {
    const expected = 'a step that can happen before this obligation is met';
    return [{ path: at, expected, came: `${runsFrom.step}, which only follows from this obligation itself` }];
  }
  return checkReference(procedure.steps, runsFrom.step, at);
}

/** Whether the chain of triggers leads back to this obligation, which then could never begin to run. */
function triggersItself(procedure: Procedure, start: Obligation): boolean {
  const seen = new Set<string>();
  let current: Obligation | undefined = start;
  while (current?.runsFrom.event === 'step-taken') {
    if (seen.has(current.id)) return true;
    seen.add(current.id);
    const step: string = current.runsFrom.step;
    current = procedure.obligations.find(({ fulfilledBy }) => fulfilledBy === step);
  }
  return false;
}

function checkReminders(procedure: Procedure, obligation: Obligation, path: Path): readonly ProcedureIssue[] {
  const { ladder, time } = obligation;
  if (ladder === null) return [];
  const at = [...path, 'ladder'];
  if (time !== null) return checkReference(procedure.ladders, ladder, at);
  return [{ path: at, expected: 'null where there is no time limit to remind of', came: ladder }];
}
