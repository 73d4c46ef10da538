import { loadProcedures } from '../../config/procedures/load-procedure.ts';
import type { Party } from '../../domain/parties/party.ts';
import type { DrawOptions, Procedure } from '../../domain/procedure/procedure.ts';
import { type ActBody, SECRETARIAT } from '../../domain/review/acts.ts';
import type { ReviewKey } from '../../domain/review/review-id.ts';
import { day, ReviewCourse } from './review-course.ts';
import { UNTOC } from './untoc-procedure.ts';

export const LAUNCH_KEY = 'untoc/1/launch' as ReviewKey;

/**
 * The small procedure of the tests, with the launch and the draw of the real file, for groups of any size. Load is free and mutual review barred within a group alone, because
 * a pool as small as these has not always a draw otherwise.
 */
export const LAUNCHED: Procedure = withLaunch();

function withLaunch(): Procedure {
  const real = loadProcedures().find(({ id }) => id === 'untoc');
  if (real?.launch === undefined || real.draw === undefined) throw new Error('untoc.yaml has no launch');
  const ladders = [...UNTOC.ladders, ...real.ladders.filter(({ id }) => id === 'launch')];
  const draw: DrawOptions = {
    ...real.draw,
    groups: { ...real.draw.groups, value: { even: 3 } },
    load: { ...real.draw.load, value: 'free' },
    mutual: { ...real.draw.mutual, value: 'within-group' },
  };
  return { ...UNTOC, ladders, draw, launch: real.launch };
}

/** The same, drawing reviewers for all groups at once. */
export const LAUNCHED_AT_ONCE: Procedure = atOnce(LAUNCHED);

function atOnce(procedure: Procedure): Procedure {
  const { draw } = procedure;
  if (draw === undefined) throw new Error('the procedure of the tests draws no lots');
  return { ...procedure, draw: { ...draw, rounds: { ...draw.rounds, value: 'at-once' } } };
}

/** Twelve invented parties in three regional groups, one of them not party to the protocol; nothing unknown. */
export const POOL: readonly Party[] = Array.from({ length: 12 }, (_, index) => ({
  code: `L${String.fromCharCode(65 + index)}X`,
  name: `State L${String.fromCharCode(65 + index)}`,
  regionalGroup: ['African', 'WEOG', 'GRULAC'][index % 3] ?? '',
  instruments: { untoc: 'yes', tip: index === 5 ? 'no' : 'yes' },
}));

export function adoption(on = '2020-10-16'): ActBody {
  return { kind: 'resolution-adopted', on: day(on), resolution: '10/1' };
}

/** A step of the secretariat. */
export function taken(step: string, on: string, records?: Readonly<Record<string, string>>): ActBody {
  const body = { kind: 'step-taken', step, party: SECRETARIAT, on: day(on) } as const;
  return records === undefined ? body : { ...body, records };
}

/** A launch that began on the last day of the tenth session. */
export function launchCourse(...bodies: readonly ActBody[]): ReviewCourse {
  return new ReviewCourse([], LAUNCHED, LAUNCH_KEY).with(adoption(), ...bodies);
}
