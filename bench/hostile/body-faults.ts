import type { RecordedTexts } from './hostile-letters.ts';
import type { ParsedLetter } from './parsed-letter.ts';
import { toShown, toVisible } from './visible.ts';

/** Ten thousand characters of a name make no letter of ten thousand lines. */
const LONGEST_BODY = 250_000;

/** Texts that a letter shows in full or by their beginning, wherever the letter without attacks shows them. */
const SHOWN: readonly (keyof RecordedTexts)[] = ['contact', 'state', 'title', 'mechanism', 'source', 'note'];

/** What is wrong with the two bodies, compared with the same letter whose recorded texts do nothing. */
export function findBodyFaults(
  parsed: ParsedLetter,
  texts: RecordedTexts,
  harmless: { readonly parsed: ParsedLetter; readonly texts: RecordedTexts },
): readonly string[] {
  const ours = new Set(findTags(harmless.parsed.html));
  const foreign = findTags(parsed.html).filter((tag) => !ours.has(tag));
  const inHtml = toShownText(parsed.html);
  const bodies = [
    { name: 'plain text', shown: parsed.text, calm: harmless.parsed.text },
    { name: 'HTML', shown: inHtml, calm: toShownText(harmless.parsed.html) },
  ];
  return [
    ...(foreign.length === 0
      ? []
      : [`the HTML has tags that are not ours: ${foreign.slice(0, 3).join(' ')}`]),
    ...(/[<>]/.test(parsed.html.replaceAll(/<[^<>]*>/g, '')) ? ['the HTML has half a tag'] : []),
    ...bodies.flatMap(({ name, shown, calm }) => [
      ...(shown.length > LONGEST_BODY ? [`the ${name} has ${shown.length} characters`] : []),
      ...(HIDDEN.test(shown) ? [`the ${name} has characters that nobody sees`] : []),
      ...(shown.split('\n\n').every(isBalanced) ? [] : [`the ${name} has isolates that do not match`]),
      ...SHOWN.filter((key) => toVisible(calm).includes(toVisible(harmless.texts[key])))
        .filter((key) => !toVisible(shown).includes(toShown(texts[key])))
        .map((key) => `the ${name} does not show the ${key}: ${JSON.stringify(toShown(texts[key]))}`),
    ]),
  ];
}

/** Control and format characters and halves of characters; line breaks and the isolates of the phrasebooks are ours. */
const HIDDEN = /(?![\n\u2066\u2068\u2069])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

function findTags(html: string): readonly string[] {
  return html.match(/<[^<>]*>/g) ?? [];
}

/** The text between the tags. */
function toShownText(html: string): string {
  return html
    .replaceAll(/<[^<>]*>/g, '\n\n')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

function isBalanced(paragraph: string): boolean {
  let open = 0;
  for (const [mark] of paragraph.matchAll(/[\u2066\u2068\u2069]/gu)) {
    open += mark === '\u2069' ? -1 : 1;
    if (open < 0) return false;
  }
  return open === 0;
}
