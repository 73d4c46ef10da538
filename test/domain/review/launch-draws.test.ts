import { describe, expect, it } from 'vitest';
import { findOpenDraw, publishedDraws } from '../../../domain/draw/ceremony.ts';
import { grantedWaivers } from '../../../domain/draw/granted-waivers.ts';
import { commitTo, seedOfCeremony } from '../../../domain/draw/seed.ts';
import type { ActBody } from '../../../domain/review/acts.ts';
import {
  adoption,
  LAUNCH_KEY,
  LAUNCHED,
  LAUNCHED_AT_ONCE,
  launchCourse,
  taken,
} from '../../support/launch-course.ts';
import { ReviewCourse, strikeOut } from '../../support/review-course.ts';

const ON = '2020-11-20';
const READY = [taken('module-ready', '2020-11-02'), taken('meeting-convened', ON)];

function freeze(digit: string): ActBody {
  return taken('draw-frozen', ON, { draw: digit.repeat(64), list: 'a'.repeat(64), rules: 'b'.repeat(64) });
}

/** A whole ceremony, from the freeze to its publication. */
function ceremony(digit: string): readonly ActBody[] {
  const draw = digit.repeat(64);
  const reveal = { participant: 'secretariat', value: digit.repeat(64) };
  const outside = { description: 'A lottery', value: '7' };
  const origin = { kind: 'ceremony', commitments: [], reveals: [reveal], outside } as const;
  const transcript = 'c'.repeat(64);
  return [
    freeze(digit),
    taken('commitment-made', ON, {
      participant: 'secretariat',
      commitment: commitTo(draw, 'secretariat', reveal.value),
    }),
    taken('source-named', ON, { description: outside.description }),
    taken('value-revealed', ON, reveal),
    taken('source-read', ON, { value: outside.value }),
    taken('draw-held', ON, { seed: seedOfCeremony(draw, origin), transcript }),
    taken('draw-published', ON, { transcript }),
  ];
}

describe('a draw for each group in its year', () => {
  const once = launchCourse(...READY, ...ceremony('1'));

  it('begins with a freeze of its own after the one before is published, and not earlier', () => {
    expect(once.accepts(freeze('2')).duplicate).toBe(false);
    expect(launchCourse(...READY, ...ceremony('1').slice(0, -1)).refuses(freeze('2')).code).toBe(
      'ceremony-out-of-order',
    );
    expect(once.refuses(ceremony('1')[1] ?? freeze('1')).message).toContain('the draw was published');
  });

  it('is one of as many as there are groups', () => {
    const all = once.with(...ceremony('2'), ...ceremony('3'));
    expect(publishedDraws(all.state().steps).map(({ drawId }) => drawId[0])).toEqual(['1', '2', '3']);
    expect(all.refuses(freeze('4'))).toMatchObject({
      code: 'ceremony-out-of-order',
      message: expect.stringContaining('the reviewers of every group are drawn') as string,
    });
  });

  it('is one alone where the rules draw all groups at once', () => {
    const course = new ReviewCourse([], LAUNCHED_AT_ONCE, LAUNCH_KEY).with(
      adoption(),
      ...READY,
      ...ceremony('1'),
    );
    expect(course.refuses(freeze('2')).code).toBe('ceremony-out-of-order');
  });

  it('that is void leaves the published ones as they are, and is begun anew', () => {
    const voided = taken('draw-voided', ON, { reason: 'The list was wrong.' });
    const course = once.with(freeze('2'), voided);
    expect(publishedDraws(course.state().steps)).toHaveLength(1);
    expect(findOpenDraw(course.state().steps)).toBeUndefined();
    expect(course.refuses(voided).code).toBe('ceremony-out-of-order');
    expect(publishedDraws(course.with(...ceremony('2')).state().steps)).toHaveLength(2);
  });
});

describe('a limit of the draw waived', () => {
  const REASON = 'The State decided so, by its note of 2 November 2020.';
  const waive = (rule: string, parties: string, reason = REASON) =>
    taken('waiver-granted', '2020-11-03', { rule, parties, reason });

  it('L7, L5: is taken for a State, or for a pair in any order of its codes, with a reason', () => {
    const course = launchCourse(waive('mutual-review', 'LCX LAX'), waive('maximum-reviewers', 'LBX'));
    expect(grantedWaivers(course.state().steps)).toEqual([
      { rule: 'maximum-reviewers', party: 'LBX', reason: REASON },
      { rule: 'mutual-review', party: 'LAX', other: 'LCX', reason: REASON },
    ]);
  });

  it.each([
    ['an unknown rule', waive('load', 'LAX'), 'expected maximum-reviewers or mutual-review; got "load"'],
    [
      'a pair for a limit of one State',
      waive('maximum-reviewers', 'LAX LBX'),
      'the code of the State under review',
    ],
    ['one State for a pair', waive('mutual-review', 'LAX'), 'the codes of two States'],
    ['a State with itself', waive('mutual-review', 'LAX LAX'), 'the codes of two States'],
    ['a name for a code', waive('mutual-review', 'Nigeria LAX'), 'codes of three capital letters'],
  ])('is refused: %s', (_what, body, words) => {
    const refused = launchCourse().refuses(body);
    expect(refused.code).toBe('waiver-invalid');
    expect(refused.message).toContain(words);
  });

  it('is refused without a reason, and a second time', () => {
    expect(launchCourse().refuses(waive('maximum-reviewers', 'LAX', ' ')).code).toBe('records-invalid');
    const course = launchCourse(waive('mutual-review', 'LAX LBX'));
    expect(course.refuses(waive('mutual-review', 'LBX,LAX', 'Again')).message).toContain('granted before');
  });

  it('is refused where the procedure lets nothing be waived', () => {
    if (LAUNCHED.draw === undefined) throw new Error('the procedure of the tests draws no lots');
    const draw = { ...LAUNCHED.draw, waivers: { value: [], basis: LAUNCHED.draw.load.basis } };
    const course = new ReviewCourse([], { ...LAUNCHED, draw }, LAUNCH_KEY).with(adoption());
    expect(course.refuses(waive('mutual-review', 'LAX LBX')).message).toContain('no rule that may be waived');
  });

  it('comes before the freeze, so that nobody waives by what the lots have shown', () => {
    const frozen = launchCourse(...READY, freeze('1'));
    expect(frozen.refuses(waive('maximum-reviewers', 'LAX')).code).toBe('ceremony-out-of-order');
    // For the draw of the next group it may.
    const published = launchCourse(...READY, ...ceremony('1'));
    expect(published.accepts(waive('maximum-reviewers', 'LAX')).duplicate).toBe(false);
  });

  it('can be struck out until it stands in the list of a draw that counts', () => {
    const granted = launchCourse(waive('maximum-reviewers', 'LAX'), ...READY);
    const struck = granted.with(strikeOut(2, ON));
    expect(grantedWaivers(struck.state().steps)).toEqual([]);
    expect(granted.with(freeze('1')).refuses(strikeOut(2, ON)).code).toBe('act-not-strikable');
    expect(granted.with(...ceremony('1')).refuses(strikeOut(2, ON)).code).toBe('act-not-strikable');
    const voided = granted.with(freeze('1'), taken('draw-voided', ON, { reason: 'A slip.' }));
    expect(voided.accepts(strikeOut(2, ON)).duplicate).toBe(false);
  });
});
