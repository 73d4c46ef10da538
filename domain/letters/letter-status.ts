/** What became of a letter. `intended`: it waits to be sent; `superseded`: it need not leave any more. */
export const LETTER_STATUSES = [
  'intended',
  'awaiting-signature',
  'sending',
  'sent',
  'failed',
  'in-doubt',
  'superseded',
] as const;

export type LetterStatus = (typeof LETTER_STATUSES)[number];
