import type { Procedure } from '../../procedure/procedure.ts';
import { SECRETARIAT } from '../../review/acts.ts';
import type { TimeLimit } from '../../review/time-limit.ts';
import type { Matter } from '../letter-facts.ts';
import { LONGEST_NAME, toDisplayText } from '../text/display-text.ts';
import type { Phrasebook } from './phrasebook.ts';
import { sayOriginal } from './say-original.ts';

type Named = Pick<Matter, 'owedBy' | 'procedure' | 'review'> & {
  readonly limit: Pick<TimeLimit, 'obligation' | 'title'>;
};

/** Who owes, as it matters to a sentence: where it is the State under review, naming the review says it. */
export type Owner = 'own' | 'reviewer' | 'secretariat' | 'launch';

export function ownerOf({ owedBy, review }: Pick<Matter, 'owedBy' | 'review'>): Owner {
  if (review.underReview === null) return 'launch';
  if (owedBy.code === SECRETARIAT) return 'secretariat';
  return owedBy.code === review.underReview.code ? 'own' : 'reviewer';
}

/** What a sentence about a matter can name: its title, the State under review, who owes, the phase. */
export interface ThingWords {
  readonly title: string;
  readonly state: string;
  readonly party: string;
  readonly phase: string;
}

export function toThingWords(named: Named, phrasebook: Phrasebook): ThingWords {
  const { limit, owedBy, procedure, review } = named;
  const { underReview } = review;
  return {
    title: nameObligation(procedure, limit, phrasebook),
    state: underReview === null ? '' : nameState(underReview, phrasebook),
    party: nameState(owedBy, phrasebook),
    phase: toDisplayText(review.phase),
  };
}

/** `“Written feedback” (State under review: Nigeria; reviewing State: Kenya)`: the same in any place of a sentence. */
export function nameThing(named: Named, phrasebook: Phrasebook): string {
  return phrasebook.say(`letter.thing.${ownerOf(named)}`, { ...toThingWords(named, phrasebook) });
}

/** Name of a State, or of the secretariat where it stands in the place of one. */
export function nameState(
  { code, name }: { readonly code: string; readonly name: string },
  phrasebook: Phrasebook,
): string {
  if (code === SECRETARIAT) return phrasebook.say('letter.fact.secretariat');
  return phrasebook.nameState(code, toDisplayText(name, LONGEST_NAME));
}

/** Title of an obligation, as recorded where there is no translation of it. */
export function nameObligation(
  { id }: Pick<Procedure, 'id'>,
  { obligation, title }: Pick<TimeLimit, 'obligation' | 'title'>,
  phrasebook: Phrasebook,
): string {
  return sayOriginal(id, `obligation.${obligation}.title`, title, phrasebook);
}
