import { describe, expect, test } from 'vitest';
import { checkProcedure } from '../../../domain/procedure/check-procedure.ts';
import type { GroupStart, Launch, Obligation, Step } from '../../../domain/procedure/procedure.ts';
import { LAUNCHED } from '../../support/launch-course.ts';
import { UNTOC } from '../../support/untoc-procedure.ts';

const launch = requireLaunch();

function requireLaunch(): Launch {
  if (LAUNCHED.launch === undefined) throw new Error('the procedure has no launch');
  return LAUNCHED.launch;
}

/** `path: came` of each issue of the procedure with a changed launch. */
function issuesWith(changes: Partial<Launch>): readonly string[] {
  const issues = checkProcedure({ ...LAUNCHED, launch: { ...launch, ...changes } });
  return issues.map(({ path, came }) => `${path.join('.')}: ${came}`);
}

function withStep(id: string, changes: Partial<Step>): Partial<Launch> {
  return { steps: launch.steps.map((step) => (step.id === id ? { ...step, ...changes } : step)) };
}

function withObligation(id: string, changes: Partial<Obligation>): Partial<Launch> {
  return { obligations: launch.obligations.map((one) => (one.id === id ? { ...one, ...changes } : one)) };
}

const place = (list: readonly { readonly id: string }[], id: string) =>
  list.findIndex((one) => one.id === id);

describe('the launch of a procedure', () => {
  test('of the real file is sound', () => {
    expect(checkProcedure(LAUNCHED)).toEqual([]);
  });

  test('has ids that occur once and references that lead somewhere, like the reviews', () => {
    expect(issuesWith({ stages: [...launch.stages, { id: 'draw', title: 'Again' }] })).toEqual([
      'launch.stages.3.id: draw',
    ]);
    const { obligations } = launch;
    expect(issuesWith(withObligation('meeting', { stage: 'nowhere', fulfilledBy: 'nothing' }))).toEqual([
      `launch.obligations.${place(obligations, 'meeting')}.stage: nowhere`,
      `launch.obligations.${place(obligations, 'meeting')}.fulfilledBy: nothing`,
    ]);
    expect(issuesWith(withStep('draw-held', { after: [{ step: 'module', who: 'all' }] }))).toEqual([
      `launch.steps.${place(launch.steps, 'draw-held')}.after.0.step: module`,
    ]);
  });

  test('runs from the adoption or from a step of its own, and reviews do not', () => {
    expect(issuesWith(withObligation('module', { runsFrom: { event: 'review-opened' } }))).toEqual([
      'launch.obligations.1.runsFrom.event: review-opened',
    ]);
    const step = 'questionnaire-submitted';
    expect(issuesWith(withObligation('module', { runsFrom: { event: 'step-taken', step } }))).toEqual([
      `launch.obligations.1.runsFrom.step: ${step}`,
    ]);
    const [first, ...others] = LAUNCHED.obligations;
    if (first === undefined) throw new Error('no obligation');
    const adopted = { ...first, runsFrom: { event: 'resolution-adopted' } } as const;
    expect(checkProcedure({ ...LAUNCHED, obligations: [adopted, ...others] })).toMatchObject([
      { path: ['obligations', 0, 'runsFrom', 'event'], came: 'resolution-adopted' },
    ]);
  });

  test('is for the secretariat alone', () => {
    expect(issuesWith(withStep('module-ready', { by: 'each-state' }))).toContain(
      `launch.steps.${place(launch.steps, 'module-ready')}.by: each-state`,
    );
    expect(issuesWith(withObligation('training', { owedBy: 'each-state' }))).toContain(
      `launch.obligations.${place(launch.obligations, 'training')}.owedBy: each-state`,
    );
  });

  test('has every step of the ceremony, with what it records, to be taken again after a void draw', () => {
    expect(issuesWith({ steps: launch.steps.filter(({ id }) => id !== 'source-read') })).toHaveLength(1);
    const at = `launch.steps.${place(launch.steps, 'commitment-made')}`;
    expect(issuesWith(withStep('commitment-made', { records: ['participant'] }))).toEqual([
      `${at}.records: participant`,
    ]);
    expect(issuesWith(withStep('commitment-made', { repeatable: false }))).toEqual([
      `${at}.repeatable: false`,
    ]);
  });

  test('needs no ceremony where no lots are drawn', () => {
    const ceremony = /^(draw|commitment|source|value)-/;
    const steps = launch.steps.filter(({ id }) => !ceremony.test(id));
    const obligations = launch.obligations.filter(({ id }) => id !== 'draw');
    expect(
      checkProcedure({ ...UNTOC, ladders: LAUNCHED.ladders, launch: { ...launch, steps, obligations } }),
    ).toEqual([]);
  });

  test('starts every group once, in order, none before the one in front of it', () => {
    const [first, second, third] = launch.workplan;
    if (first === undefined || second === undefined || third === undefined) throw new Error('no workplan');
    const startsWith = (...workplan: readonly GroupStart[]) => issuesWith({ workplan });
    expect(startsWith(first, second)).toEqual(['launch.workplan: 1, 2']);
    expect(startsWith(first, third, second)).toEqual(['launch.workplan: 1, 3, 2']);
    expect(
      startsWith(first, { ...second, starts: third.starts }, { ...third, starts: second.starts }),
    ).toEqual(['launch.workplan.2.starts: 01/11-01']);
    expect(startsWith(first, { ...second, starts: first.starts }, third)).toEqual([]);
  });
});
