import { checkCourse } from './check-course.ts';
import { checkLadder } from './check-ladder.ts';
import { checkLaunchSection } from './check-launch-section.ts';
import { checkReference, findDoubleIds } from './check-names.ts';
import type { Procedure } from './procedure.ts';
import type { ProcedureIssue } from './procedure-issue.ts';

/** Checks what a schema cannot: names, order, and rules that could never run. Empty when all is well. */
export function checkProcedure(procedure: Procedure): readonly ProcedureIssue[] {
  const { instruments, principalInstrument, phases, ladders, launch } = procedure;
  return [
    ...findDoubleIds(['instruments'], instruments),
    ...findDoubleIds(['phases'], phases),
    ...findDoubleIds(['ladders'], ladders),
    ...ladders.flatMap((ladder, index) => findDoubleIds(['ladders', index, 'rungs'], ladder.rungs)),
    ...checkReference(instruments, principalInstrument, ['principalInstrument']),
    ...checkReviewerNumbers(procedure),
    ...checkCourse({ ...procedure, opensWith: 'review-opened' }, []),
    ...(launch === undefined ? [] : checkLaunchSection(procedure, launch)),
    ...ladders.flatMap((ladder, index) => checkLadder(ladder, ['ladders', index])),
  ];
}

function checkReviewerNumbers({ reviewers }: Procedure): readonly ProcedureIssue[] {
  if (reviewers.maximum >= reviewers.minimum) return [];
  const expected = `at least the minimum, ${reviewers.minimum}`;
  return [{ path: ['reviewers', 'maximum'], expected, came: String(reviewers.maximum) }];
}
