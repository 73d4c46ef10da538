import type { Instant } from '../domain/calendar/time.ts';
import { findCurrentDraw } from '../domain/draw/ceremony.ts';
import type { FrozenDraw } from '../domain/draw/frozen-draw.ts';
import type { Transcript } from '../domain/draw/transcript.ts';
import type { Resolution } from '../domain/parties/settle-parties.ts';
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

/** The transcript of the draw that the launch of the phase published; undefined before. */
export async function findPublishedTranscript(
  register: Register,
  mechanism: string,
  phase: string,
): Promise<Transcript | undefined> {
  const key = toReviewKey({ mechanism, phase, party: LAUNCH });
  const acts = await readActs(register, key);
  if (acts.length === 0) return undefined;
  const current = findCurrentDraw(fold(key, acts).steps);
  if (current === undefined || current.publishedOn === null || current.held === null) return undefined;
  return await findTranscript(register, current.held.transcript);
}
