import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadProcedure, PROCEDURES_FOLDER } from '../../../config/procedures/load-procedure.ts';
import type { Basis, Obligation } from '../../../domain/procedure/procedure.ts';

const file = join(PROCEDURES_FOLDER, 'untoc.yaml');
const untoc = loadProcedure(file);

function obligation(id: string): Obligation {
  const found = untoc.obligations.find((candidate) => candidate.id === id);
  if (found === undefined) throw new Error(`untoc.yaml has no obligation ${id}`);
  return found;
}

function basesIn(value: unknown): readonly Basis[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(basesIn);
  return 'standing' in value && 'source' in value ? [value as Basis, ...inner] : inner;
}

describe('the UNTOC mechanism', () => {
  test.each([
    // obligation, who owes it, from when, how long, standing of the obligation and of its time
    ['focal-point', 'each-state', 'review-opened', 'P2W', 'stated', 'stated'], // D4
    ['experts', 'each-state', 'review-opened', 'P4W', 'stated', 'stated'], // D5
    ['consultations', 'under-review', 'review-opened', undefined, 'reported', undefined], // D6
    ['questionnaire', 'under-review', 'review-opened', 'P6M', 'stated', 'stated'], // D7
    ['feedback', 'each-reviewing-state', 'questionnaire-submitted', 'P6M', 'stated', 'stated'], // D8
    ['dialogue', 'under-review', 'feedback-submitted', undefined, 'stated', undefined],
    ['observations', 'each-reviewing-state', 'dialogue-held', undefined, 'stated', undefined], // D10
    ['agreement', 'each-state', 'observations-submitted', undefined, 'reported', undefined], // D11
    ['summary', 'each-reviewing-state', 'review-opened', 'P2Y', 'stated', 'inferred'], // D12, D13
  ])('%s is owed as it was founded', (id, owedBy, from, span, standing, timeStanding) => {
    const found = obligation(id);
    const { runsFrom } = found;
    expect({
      owedBy: found.owedBy,
      from: runsFrom.event === 'step-taken' ? runsFrom.step : runsFrom.event,
      span: found.time?.span,
      standing: found.basis.standing,
      timeStanding: found.time?.basis.standing,
    }).toEqual({ owedBy, from, span, standing, timeStanding });
  });

  test('nobody is reminded where no time limit was found', () => {
    const open = untoc.obligations.filter(({ time }) => time === null);
    expect(open.map(({ id, ladder }) => [id, ladder])).toEqual([
      ['consultations', null],
      ['dialogue', null],
      ['observations', null],
      ['agreement', null],
    ]);
  });

  test.each([
    // obligation of the launch, the event it runs from, its time, its standing
    ['meeting', 'resolution-adopted', 'P6W', 'Draft resolution 10/1 (paragraph 6)'], // D1
    ['module', 'resolution-adopted', undefined, 'Draft resolution 10/1 (paragraph 4)'], // D2
    ['questionnaires', 'resolution-adopted', undefined, 'Draft resolution 10/1 (paragraph 2)'],
    ['guidelines', 'resolution-adopted', undefined, 'Draft resolution 10/1 (paragraph 2)'],
    ['blueprint', 'resolution-adopted', undefined, 'Draft resolution 10/1 (paragraph 2)'],
    ['draw', 'meeting-convened', undefined, 'Draft resolution 10/1 (paragraph 6)'],
    ['training', 'funds-recorded', undefined, 'Draft resolution 10/1 (paragraph 5)'],
  ])('the launch owes %s, stated', (id, from, span, source) => {
    const owed = untoc.launch?.obligations.find((candidate) => candidate.id === id);
    const runsFrom = owed?.runsFrom;
    expect(runsFrom?.event === 'step-taken' ? runsFrom.step : runsFrom?.event).toBe(from);
    expect(owed?.time?.span).toBe(span);
    expect(owed?.basis).toMatchObject({ source, standing: 'stated' });
  });

  test('groups start with the draw, and on 1 November of the two years after it', () => {
    expect(untoc.launch?.workplan.map(({ starts }) => starts)).toEqual([
      { when: 'draw' },
      { when: 'day', monthDay: '11-01', yearsAfter: 1 },
      { when: 'day', monthDay: '11-01', yearsAfter: 2 },
    ]);
  });

  test('reception of the questionnaire is named as a reading', () => {
    expect(obligation('feedback').time?.basis.note).toMatch(/submission is assumed/);
  });

  test('what was not found is never more than assumed', () => {
    const bases = basesIn(untoc);
    expect(bases.length).toBeGreaterThan(20);
    const unfounded = bases.filter(({ source }) => source === 'not found');
    expect(unfounded.length).toBeGreaterThan(0);
    expect(new Set(unfounded.map(({ standing }) => standing))).toEqual(new Set(['assumed']));
  });

  test('what is inferred or assumed says why', () => {
    const weak = basesIn(untoc).filter(({ standing }) => standing === 'inferred' || standing === 'assumed');
    expect(weak.filter(({ note }) => note === undefined)).toEqual([]);
  });

  test('every source that a basis names is listed at the head of the file', () => {
    const head = readFileSync(file, 'utf8').split('# HOW TIME IS COUNTED')[0] ?? '';
    const cited = basesIn(untoc)
      .flatMap(({ source }) => source.split(';'))
      .map((source) => source.replace(/\(.*\)/, '').trim())
      .filter((source) => source !== 'not found');
    expect(cited.filter((source) => !head.includes(`#   ${source}  `))).toEqual([]);
  });

  test('only letters to the bureau wait for a signature', () => {
    const rungs = untoc.ladders.flatMap((ladder) => ladder.rungs);
    expect(rungs.filter(({ signature }) => signature).map(({ id, to }) => [id, to])).toEqual([
      ['bureau', ['bureau']],
      ['bureau', ['bureau']],
    ]);
    expect(rungs.filter(({ to, signature }) => to.includes('bureau') && !signature)).toEqual([]);
  });

  test('the first line tells editors the schema', () => {
    expect(readFileSync(file, 'utf8').split('\n')[0]).toBe(
      '# yaml-language-server: $schema=./procedure.schema.json',
    );
  });
});
