import type { Basis, Standing } from '../procedure/procedure.ts';

const STANDINGS_IN_WORDS: Readonly<Record<Standing, string>> = {
  stated: 'stated in that source',
  reported: 'reported by others; the text itself was not read',
  inferred: 'inferred, not stated',
  assumed: 'assumed',
};

/** `UNODC overview: stated in that source.` The standing is always said; an assumption is called one. */
export function toEnglishBasis({ source, standing, note }: Basis): string {
  const founded =
    source === 'not found'
      ? `No source was found: ${STANDINGS_IN_WORDS[standing]}.`
      : `${source}: ${STANDINGS_IN_WORDS[standing]}.`;
  return note === undefined ? founded : `${founded} ${note}`;
}

const DATES_IN_WORDS: Readonly<Record<Standing, string>> = {
  stated: 'The day is stated in the sources named below.',
  reported: 'The day rests in part on reports of others; the text itself was not read.',
  inferred: 'The day rests in part on inference, not on a text that states it.',
  assumed: 'The day rests in part on an assumption, which no source confirms.',
};

/** How well a date is founded as a whole: as well as the weakest of its steps. */
export function toEnglishFoundation(standing: Standing): string {
  return DATES_IN_WORDS[standing];
}
