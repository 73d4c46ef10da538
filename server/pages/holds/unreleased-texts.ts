import { toLanguageName } from '../../../domain/letters/words/language-name.ts';
import type { UnreleasedTexts } from '../../../register/letters/letter-templates.ts';
import { type FormField, type RecordForm, toRecordForm } from '../forms/record-form.ts';

/** Changed texts of one language that wait for their release. */
interface UnreleasedView {
  readonly title: string;
  readonly waiting: number;
  /** The letters that went out with them. */
  readonly trial: readonly { readonly href: string; readonly text: string }[];
  readonly form: RecordForm;
}

const TRIAL_SHOWN = 3;

/** Only what the officer could read is released: the form names the texts by their digest. */
export function presentUnreleased(
  texts: readonly UnreleasedTexts[],
  whoAndWhy: readonly FormField[],
): readonly UnreleasedView[] {
  return texts.map(({ language, digest, trial, waiting }) => ({
    title: `Texts in ${toLanguageName(language)}`,
    waiting,
    trial: trial
      .slice(0, TRIAL_SHOWN)
      .map((id, index) => ({ href: `/letters/${id}`, text: `Letter ${index + 1}` })),
    form: toRecordForm({
      id: `release-texts-${language}`,
      address: '/api/letters/release-texts',
      fixed: { language, digest },
      fields: whoAndWhy,
      submit: 'Release these texts',
    }),
  }));
}
