import { type Actor, SECRETARIAT } from '../../../domain/review/acts.ts';

/** Name of a party of the review, as it stood at the opening; of the secretariat; or the code, where neither fits. */
export type NameOf = (actor: Actor) => string;

export function toNameOf(parties: readonly { readonly code: string; readonly name: string }[]): NameOf {
  const names = new Map(parties.map(({ code, name }) => [code, name]));
  return (actor) => (actor === SECRETARIAT ? 'The secretariat' : (names.get(actor) ?? actor));
}
