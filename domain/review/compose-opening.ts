import type { CivilDate } from '../calendar/time.ts';
import { accept, type Decision, refuse } from '../errors.ts';
import { isPartyTo } from '../parties/participation.ts';
import type { Party, PartyCode } from '../parties/party.ts';
import type { InstrumentId, Procedure } from '../procedure/procedure.ts';
import type { ReviewOpened, ReviewParty } from './acts.ts';

/** A party by its code; instruments only where they differ from those that follow from its participation. */
interface NamedParty {
  readonly party: PartyCode;
  readonly instruments?: readonly InstrumentId[] | undefined;
}

/** A review as somebody asks for it; the party named here is the one under review. */
export interface OpeningRequest extends NamedParty {
  readonly startOn: CivilDate;
  readonly group: number | null;
  readonly reviewers: readonly NamedParty[];
  readonly sample: boolean;
}

/**
 * Makes the opening act of a review from a request and the list of parties. The party under review answers for every
 * instrument of the mechanism that it is known to be party to, each reviewer for those of them that it is party to.
 *
 * Refuses an unknown State, a State not known to be party to what it answers for, and an instrument that no reviewer
 * answers for. Phase, number and distinctness of the reviewers are for `decide`.
 */
export function composeOpening(
  procedure: Procedure,
  parties: ReadonlyMap<PartyCode, Party>,
  request: OpeningRequest,
): Decision<ReviewOpened> {
  const all = procedure.instruments.map(({ id }) => id);
  const underReview = composeParty(procedure, parties, request, all, procedure.principalInstrument);
  if (!underReview.accepted) return underReview;

  const reviewers: ReviewParty[] = [];
  for (const named of request.reviewers) {
    const reviewer = composeParty(procedure, parties, named, underReview.value.instruments);
    if (!reviewer.accepted) return reviewer;
    reviewers.push(reviewer.value);
  }
  const uncovered = underReview.value.instruments.find(
    (instrument) => !reviewers.some(({ instruments }) => instruments.includes(instrument)),
  );
  if (uncovered !== undefined) return refuseUncovered(procedure, uncovered);

  const { startOn: on, group, sample } = request;
  return accept({ kind: 'review-opened', on, group, underReview: underReview.value, reviewers, sample });
}

/** The party with the instruments it answers for, out of `possible`; it must be party to `principal` where one is given. */
function composeParty(
  procedure: Procedure,
  parties: ReadonlyMap<PartyCode, Party>,
  named: NamedParty,
  possible: readonly InstrumentId[],
  principal?: InstrumentId,
): Decision<ReviewParty> {
  const party = parties.get(named.party);
  if (party === undefined) return refuseState(named.party);
  const instruments = named.instruments ?? possible.filter((instrument) => isPartyTo(party, instrument));

  const foreign = instruments.find((instrument) => !possible.includes(instrument));
  if (foreign !== undefined) return refuseInstrument(party, foreign, possible);
  const required = principal === undefined ? instruments : [principal, ...instruments];
  const missing = required.find((instrument) => !isPartyTo(party, instrument));
  if (missing !== undefined) return refuseParticipation(procedure, party, missing);
  if (instruments.length === 0) return refuseIdle(party);

  const { code, name, regionalGroup } = party;
  return accept({ code, name, regionalGroup, instruments: [...new Set(instruments)] });
}

function refuseState(code: PartyCode): Decision<never> {
  return refuse(
    'unknown-state',
    `No party has the code ${code}.`,
    'Use the three letters of ISO 3166-1 of a State in the list of parties.',
    { party: code },
  );
}

function refuseInstrument(
  { code, name }: Party,
  instrument: InstrumentId,
  possible: readonly InstrumentId[],
): Decision<never> {
  return refuse(
    'not-part-of-review',
    `${name} can answer for ${possible.join(', ')} in this review; got ${instrument}.`,
    'Name instruments of this review only, or leave them out.',
    { party: code, instrument },
  );
}

function refuseParticipation(procedure: Procedure, party: Party, instrument: InstrumentId): Decision<never> {
  const participation = party.instruments[instrument] ?? 'unknown';
  const facts = { party: party.code, instrument, participation };
  const title = titleOf(procedure, instrument);
  if (participation === 'no') {
    return refuse(
      'not-a-party',
      `${party.name} is not party to ${title}.`,
      'Choose another State, or leave this instrument out where others remain.',
      facts,
    );
  }
  return refuse(
    'not-a-party',
    `Whether ${party.name} is party to ${title} is not known.`,
    'Settle it in the list of parties by the depositary’s notifications, or leave this instrument out where others remain.',
    facts,
  );
}

function refuseIdle({ code, name }: Party): Decision<never> {
  return refuse(
    'reviewers-invalid',
    `${name} is not known to be party to any instrument of this review.`,
    'Name a reviewing State that is party to at least one of them.',
    { party: code },
  );
}

function refuseUncovered(procedure: Procedure, instrument: InstrumentId): Decision<never> {
  return refuse(
    'reviewers-invalid',
    `No reviewing State of this review answers for ${titleOf(procedure, instrument)}.`,
    'Name a further reviewing State that is party to it.',
    { instrument },
  );
}

function titleOf({ instruments }: Procedure, instrument: InstrumentId): string {
  return instruments.find(({ id }) => id === instrument)?.title ?? instrument;
}
