import type { Register } from '../register/database.ts';
import { type LetterFilter, type ListedLetter, listLetters } from '../register/letters/letters.ts';
import type { ListPage } from '../register/list-page.ts';
import { toCsvLine } from './csv-line.ts';

const LETTERS_PER_READ = 1_000;

type Column = readonly [name: string, read: (letter: ListedLetter) => string | number | null];

const COLUMNS: readonly Column[] = [
  ['day', ({ day }) => day],
  ['moment', ({ moment }) => moment],
  ['mechanism', ({ mechanism }) => mechanism],
  ['reviews', ({ reviews }) => reviews.join(' ')],
  ['addressee', ({ addressee }) => addressee],
  ['state', ({ state }) => state],
  ['language', ({ language }) => language],
  ['status', ({ status }) => status],
  ['held', ({ held }) => (held ? 'yes' : 'no')],
  ['attempts', ({ attempts }) => attempts],
  ['sent at', ({ sentAt }) => sentAt],
  ['delivery', ({ delivery }) => delivery],
  ['delivery at', ({ deliveryAt }) => deliveryAt],
  ['delivery detail', ({ deliveryDetail }) => deliveryDetail],
  ['subject', ({ subject }) => subject],
  ['last error', ({ lastError }) => lastError],
  ['notices', ({ noticeKeys }) => noticeKeys.join(' ')],
  ['tasks', ({ taskIds }) => taskIds.join(' ')],
];

/** All letters that fit, newest first, with a header line. */
export async function lettersAsCsv(
  register: Register,
  filter: Omit<LetterFilter, 'limit' | 'cursor'>,
  mailDomain: string,
): Promise<string> {
  const lines = [toCsvLine([...COLUMNS.map(([name]) => name), 'message id'])];
  let cursor: string | null = null;
  do {
    const page: ListPage<ListedLetter> = await listLetters(register, {
      ...filter,
      limit: LETTERS_PER_READ,
      ...(cursor === null ? {} : { cursor }),
    });
    for (const letter of page.items) {
      lines.push(
        toCsvLine([...COLUMNS.map(([, read]) => read(letter)), `${letter.messageToken}@${mailDomain}`]),
      );
    }
    cursor = page.next;
  } while (cursor !== null);
  return lines.join('');
}
