import type { Instant } from '../domain/calendar/time.ts';
import { type PublishedDraw, publishedDraws } from '../domain/draw/ceremony.ts';
import { drawnGroups } from '../domain/draw/drawn-groups.ts';
import type { FrozenDraw } from '../domain/draw/frozen-draw.ts';
import type { Transcript } from '../domain/draw/transcript.ts';
import type { Resolution } from '../domain/parties/settle-parties.ts';
import type { Act, StepTaken } from '../domain/review/acts.ts';
import { fold } from '../domain/review/fold.ts';
import { LAUNCH, toReviewKey } from '../domain/review/review-id.ts';
import { readActs } from './acts.ts';
import type { Register } from './database.ts';

/** What a draw was frozen with. */
export interface StoredDraw {
  readonly frozen: FrozenDraw;
  /** Settled by invention, for demonstration: its reviews are samples. */
  readonly sample: boolean;
  /** What officers settled about the list of parties before it was frozen, and why. */
  readonly resolutions: readonly Resolution[];
  /** Proceedings' time. */
  readonly frozenAt: Instant;
}

/** Enters a frozen draw. The same list and rules have the same draw id, and are entered once: the first entry stays. */
export async function enterFrozenDraw(
  register: Register,
  { frozen, sample, resolutions, frozenAt }: StoredDraw,
): Promise<void> {
  await register
    .insertInto('draws')
    .values({
      draw_id: frozen.drawId,
      mechanism: frozen.mechanism,
      phase: frozen.phase,
      sample,
      resolutions: JSON.stringify(resolutions),
      frozen: JSON.stringify(frozen),
      frozen_at: frozenAt,
    })
    .onConflict((conflict) => conflict.column('draw_id').doNothing())
    .execute();
}

export async function findDraw(register: Register, drawId: string): Promise<StoredDraw | undefined> {
  return await register
    .selectFrom('draws')
    .select(['frozen', 'sample', 'resolutions', 'frozen_at as frozenAt'])
    .where('draw_id', '=', drawId)
    .executeTakeFirst();
}

/** Enters what a draw gave. A transcript is named by its digest, so that the same one is entered once. */
export async function enterTranscript(
  register: Register,
  transcript: Transcript,
  heldAt: Instant,
): Promise<void> {
  await register
    .insertInto('draw_transcripts')
    .values({
      digest: transcript.digest,
      draw_id: transcript.frozen.drawId,
      transcript: JSON.stringify(transcript),
      held_at: heldAt,
    })
    .onConflict((conflict) => conflict.column('digest').doNothing())
    .execute();
}

export async function findTranscript(register: Register, digest: string): Promise<Transcript | undefined> {
  const found = await register
    .selectFrom('draw_transcripts')
    .select('transcript')
    .where('digest', '=', digest)
    .executeTakeFirst();
  return found?.transcript;
}

/** A draw that counts, with what it was frozen with and what it gave. */
export interface PublishedTranscript {
  readonly draw: PublishedDraw;
  readonly sample: boolean;
  readonly transcript: Transcript;
}

/**
 * The transcripts of the draws that a launch has published, in order; each later one builds on those before it.
 * @param steps of the launch
 * @throws Error where the register does not hold what the launch recorded
 */
export async function readPublishedTranscripts(
  register: Register,
  steps: readonly Act<StepTaken>[],
): Promise<readonly PublishedTranscript[]> {
  return await Promise.all(
    publishedDraws(steps).map(async (draw) => {
      const [transcript, stored] = await Promise.all([
        findTranscript(register, draw.held.transcript),
        findDraw(register, draw.drawId),
      ]);
      if (transcript === undefined || stored === undefined)
        throw new Error(`the register does not hold the draw ${draw.drawId} that was published`);
      return { draw, sample: stored.sample, transcript };
    }),
  );
}

/**
 * The transcript of the draw that the launch of the phase published: the newest one, or the one that drew the reviewers of
 * a group. Undefined before.
 */
export async function findPublishedTranscript(
  register: Register,
  mechanism: string,
  phase: string,
  group?: number,
): Promise<Transcript | undefined> {
  const key = toReviewKey({ mechanism, phase, party: LAUNCH });
  const acts = await readActs(register, key);
  if (acts.length === 0) return undefined;
  const published = await readPublishedTranscripts(register, fold(key, acts).steps);
  return published.findLast(
    ({ transcript }) => group === undefined || drawnGroups(transcript).includes(group),
  )?.transcript;
}
