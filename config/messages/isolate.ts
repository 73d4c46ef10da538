/** First strong isolate and its end: the text between has the direction of its own first letter and does not disturb its neighbours. */
const OPEN = '\u2068';
const CLOSE = '\u2069';

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
/** Letters of the other scripts, and figures joined by signs, which turn round among Arabic letters: 2022-05-01. */
const LEFT_TO_RIGHT =
  /(?![\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}])\p{L}|\d[-–:]\d/u;
const ISOLATED = /\u2068[^\u2068\u2069]*\u2069/gu;

/** The text between isolates if it holds anything that is written in the other direction than the text around it, itself not yet between isolates. */
export function isolate(text: string, around: 'ltr' | 'rtl'): string {
  const foreign = around === 'rtl' ? LEFT_TO_RIGHT : RIGHT_TO_LEFT;
  return foreign.test(text.replaceAll(ISOLATED, '')) ? `${OPEN}${text}${CLOSE}` : text;
}
