import { findOpenDraw } from '../../domain/draw/ceremony.ts';
import { groupsToDraw, toEarlierDraws } from '../../domain/draw/continue-draw.ts';
import { findDrawRules } from '../../domain/draw/draw-rules.ts';
import type { EarlierDraws } from '../../domain/draw/earlier-draws.ts';
import { findWaiverGrants, type WaiverGrant } from '../../domain/draw/granted-waivers.ts';
import { type PublishedTranscript, readPublishedTranscripts } from '../../register/draws.ts';
import type { AppDeps } from '../app-deps.ts';
import type { StandingLaunch } from './require-launch.ts';

/** How far the draws of a launch are. */
export interface DrawCourse {
  /** In order; each later one builds on those before it. */
  readonly published: readonly PublishedTranscript[];
  /** What the next draw builds on; undefined before the first is published. */
  readonly continues: EarlierDraws | undefined;
  /** Groups whose reviewers the next draw draws, or the one under way does; empty where all are drawn, and where no lots are. */
  readonly next: readonly number[];
  /** Limits waived so far. */
  readonly waivers: readonly WaiverGrant[];
  readonly isUnderWay: boolean;
}

export async function readDrawCourse(
  { register }: Pick<AppDeps, 'register'>,
  { state, procedure }: Pick<StandingLaunch, 'state' | 'procedure'>,
): Promise<DrawCourse> {
  const published = await readPublishedTranscripts(register, state.steps);
  const last = published.at(-1);
  const continues = last === undefined ? undefined : toEarlierDraws(last.transcript);
  const rules = findDrawRules(procedure);
  return {
    published,
    continues,
    next: rules === undefined ? [] : groupsToDraw(rules, continues),
    waivers: findWaiverGrants(state.steps),
    isUnderWay: findOpenDraw(state.steps) !== undefined,
  };
}
