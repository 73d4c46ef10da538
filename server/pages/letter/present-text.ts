import { LANGUAGES, type Language } from '../../../domain/letters/words/phrasebook.ts';
import type { LetterDetails } from '../../../register/letters/letters.ts';
import type { LetterText } from '../../letter-text.ts';

/** A letter's text with the direction that it is read in. */
export type TextView =
  | {
      readonly kind: 'text';
      readonly subject: string;
      readonly body: string;
      readonly language: string;
      readonly direction: 'ltr' | 'rtl';
      /** Whether it is what was sent. */
      readonly note: string;
    }
  | { readonly kind: 'none'; readonly why: string };

export function presentText(
  text: LetterText,
  letter: Pick<LetterDetails, 'language' | 'status'>,
  asked: Language | undefined,
): TextView {
  if (text.kind === 'none') return text;
  const language = text.kind === 'now' ? text.language : (letter.language ?? 'en');
  return {
    kind: 'text',
    subject: text.subject,
    body: text.body,
    language,
    direction: language === 'ar' ? 'rtl' : 'ltr',
    note: toNote(text.kind, letter, asked),
  };
}

function toNote(
  kind: 'kept' | 'now',
  { status }: Pick<LetterDetails, 'status'>,
  asked: Language | undefined,
): string {
  if (kind === 'kept') return 'As it left, or may have left.';
  if (status === 'sent' || status === 'in-doubt')
    return 'Not the text that was kept: written anew for the day on which it left, from the facts as they are now.';
  return asked === undefined
    ? 'As it would leave now: written from the facts as they are; the post room writes it anew when it leaves.'
    : 'As it would read in this language, from the facts as they are.';
}

export interface TextTab {
  readonly href: string;
  readonly text: string;
  readonly lang: Language | null;
  readonly current: boolean;
}

/** Each language by its own name. */
const OWN_NAMES: Readonly<Record<Language, string>> = {
  ar: 'العربية',
  zh: '中文',
  en: 'English',
  fr: 'Français',
  ru: 'Русский',
  es: 'Español',
};

/** The text as it is, and in each of the six languages. */
export function toTextTabs(
  { id, status }: Pick<LetterDetails, 'id' | 'status'>,
  asked: Language | undefined,
): readonly TextTab[] {
  const left = status === 'sent' || status === 'in-doubt';
  return [
    {
      href: `/letters/${id}`,
      text: left ? 'As it left' : 'As it is',
      lang: null,
      current: asked === undefined,
    },
    ...LANGUAGES.map((language) => ({
      href: `/letters/${id}?language=${language}`,
      text: OWN_NAMES[language],
      lang: language,
      current: asked === language,
    })),
  ];
}
