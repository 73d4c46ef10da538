import type { AddresseeKind } from '../../procedure/procedure.ts';
import type { LetterFacts, Matter } from '../letter-facts.ts';

/**
 * To whom a letter speaks: the kind of addressee that all its notices share, or, where an address serves several, the contact's own.
 * Tasks alone go to the secretariat.
 */
export function voiceOf({ contact, matters }: Pick<LetterFacts, 'contact' | 'matters'>): AddresseeKind {
  const kinds = new Set(matters.map(({ notice }) => notice.addressee));
  const [kind] = kinds;
  if (kind === undefined) return 'secretariat';
  if (kinds.size === 1) return kind;
  switch (contact?.role) {
    case 'permanent-mission':
    case 'secretariat':
    case 'bureau':
      return contact.role;
    case 'focal-point':
    case 'expert':
    case undefined:
      return 'party';
  }
}

/**
 * No State is told what another owes, even where the two share an address.
 * @throws Error when a letter to a State would speak of the dates of two.
 */
export function refuseTwoStates(voice: AddresseeKind, matters: readonly Matter[]): void {
  if (voice !== 'party' && voice !== 'permanent-mission') return;
  const owing = new Set(matters.map(({ owedBy }) => owedBy.code));
  if (owing.size > 1) {
    throw new Error(
      `a letter to a State speaks of what that State owes; this one carries notices to ${[...owing].sort().join(' and ')}`,
    );
  }
}

/** How many reviews a letter speaks of; the launch of a phase is none. */
export function countReviews(matters: readonly Matter[]): number {
  const reviews = matters.filter(({ review }) => review.underReview !== null);
  return new Set(reviews.map(({ review }) => review.key)).size;
}
