/** First strong isolate, left-to-right isolate, and their end: the text between does not disturb its neighbours. */
const FIRST_STRONG = '\u2068';
/** For text without letters, of which programs differ about the direction. */
const FROM_LEFT = '\u2066';
const CLOSE = '\u2069';

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
/** Letters of the other scripts, and figures joined by signs, which turn round among Arabic letters: 2022-05-01. */
const LEFT_TO_RIGHT =
  /(?![\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}])\p{L}|\d[-–:]\d/u;
const ISOLATED = /[\u2066\u2068][^\u2066\u2068\u2069]*\u2069/gu;

/** The text between isolates if it holds anything that is written in the other direction than the text around it, itself not yet between isolates. */
export function isolate(text: string, around: 'ltr' | 'rtl'): string {
  const foreign = around === 'rtl' ? LEFT_TO_RIGHT : RIGHT_TO_LEFT;
  if (!foreign.test(text) || !foreign.test(text.replaceAll(ISOLATED, ''))) return text;
  return `${/\p{L}/u.test(text) ? FIRST_STRONG : FROM_LEFT}${text}${CLOSE}`;
}
