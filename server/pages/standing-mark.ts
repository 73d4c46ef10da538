import type { Basis, Standing } from '../../domain/procedure/procedure.ts';

/** How well a date is founded, as it stands beside every date: a word, a sign and what the word means. */
export interface StandingMark {
  readonly standing: Standing;
  readonly meaning: string;
}

export function toStandingMark(standing: Standing): StandingMark {
  return { standing, meaning: meaningOf(standing) };
}

function meaningOf(standing: Standing): string {
  switch (standing) {
    case 'stated':
      return 'Read in the source itself';
    case 'reported':
      return 'Read in another author’s paraphrase of the source';
    case 'inferred':
      return 'Follows from what was read';
    case 'assumed':
      return 'Not found in any source; a default to be confirmed';
  }
}

/** A provision with its standing and what a reader must know to judge it. */
export interface BasisView {
  readonly source: string;
  readonly note: string | null;
  readonly mark: StandingMark;
}

export function toBasisView({ source, standing, note }: Basis): BasisView {
  return {
    // A rule that was not found has no source to cite; its standing says the rest.
    source: source === 'not found' ? 'No provision found' : source,
    note: note ?? null,
    mark: toStandingMark(standing),
  };
}
