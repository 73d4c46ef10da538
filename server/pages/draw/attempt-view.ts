import type { Party } from '../../../domain/parties/party.ts';
import type { PresentedAttempt } from '../../launch/present-launch.ts';
import { type DayView, toDayView, toDayViewOrNull } from '../day-view.ts';
import { toWaiverView, type WaiverView } from './waiver-view.ts';

/** An attempt at a draw, under way, published or void. */
export interface AttemptView {
  /** Counts from 1. */
  readonly number: number;
  readonly drawId: string;
  readonly listDigest: string;
  readonly rulesDigest: string;
  readonly parties: number;
  readonly sample: boolean;
  /** Limits waived, as they were frozen. */
  readonly waivers: readonly WaiverView[];
  readonly frozen: DayView;
  readonly participants: readonly ParticipantView[];
  readonly source: string | null;
  readonly sourceValue: string | null;
  readonly held: { readonly seed: string; readonly transcript: string; readonly on: DayView } | null;
  readonly published: DayView | null;
  readonly voided: { readonly reason: string; readonly on: DayView } | null;
}

/** Who committed to a value, and whether it was revealed. */
export interface ParticipantView {
  readonly name: string;
  readonly code: string;
  readonly commitment: string;
  /** `null` until it is revealed; what is never revealed is left out of the seed. */
  readonly value: string | null;
}

export function toAttemptView(
  attempt: PresentedAttempt,
  number: number,
  parties: readonly Pick<Party, 'code' | 'name'>[],
): AttemptView {
  const { held, voided, commitments, reveals } = attempt;
  const { drawId, listDigest, rulesDigest, sample, source, sourceValue } = attempt;
  return {
    number,
    drawId,
    listDigest,
    rulesDigest,
    parties: attempt.parties,
    sample,
    waivers: attempt.waivers.map((waiver) => toWaiverView(waiver, parties)),
    frozen: toDayView(attempt.frozenOn),
    participants: commitments.map(({ participant, commitment }) => ({
      name: toParticipantName(participant, parties),
      code: participant,
      commitment,
      value: reveals.find((reveal) => reveal.participant === participant)?.value ?? null,
    })),
    source,
    sourceValue,
    held: held === null ? null : { ...held, on: toDayView(held.on) },
    published: toDayViewOrNull(attempt.publishedOn),
    voided: voided === null ? null : { ...voided, on: toDayView(voided.on) },
  };
}

/** A participant names itself: the secretariat, the code of a State, or whatever else it called itself. */
function toParticipantName(participant: string, parties: readonly Pick<Party, 'code' | 'name'>[]): string {
  if (participant === 'secretariat') return 'The secretariat';
  return parties.find(({ code }) => code === participant)?.name ?? participant;
}
