import { missingBefore } from '../domain/letters/evidence/missing-before.ts';
import type { Matter } from '../domain/letters/letter-facts.ts';
import { type Overtaken, overtakenBy } from '../domain/letters/post/overtaken.ts';
import { type ListedLetter, listLetters } from '../register/letters/letters.ts';
import { readMatters } from '../register/letters/matters.ts';
import type { ListPage, ListWindow } from '../register/list-page.ts';
import type { AppDeps } from './app-deps.ts';

/** A letter that awaits a signature. */
export interface Draft {
  readonly letter: ListedLetter;
  /** What it is about, as it stands now; `null` where the register has nothing that it could say. */
  readonly matter: Matter | null;
  /** What is missing before it may be signed without an override, as half a sentence. */
  readonly missing: string | null;
  /** Why it would not leave, signed or not. */
  readonly overtaken: Overtaken | null;
}

/** Drafts, newest first. @throws {CursorError} */
export async function listDrafts(
  { register }: Pick<AppDeps, 'register'>,
  window: ListWindow,
): Promise<ListPage<Draft>> {
  const { items, next } = await listLetters(register, { ...window, status: 'awaiting-signature' });
  return { items: await toDrafts({ register }, items), next };
}

/** These letters with what each is about, in their order. */
export async function toDrafts(
  { register }: Pick<AppDeps, 'register'>,
  letters: readonly ListedLetter[],
): Promise<readonly Draft[]> {
  if (letters.length === 0) return [];
  const matters = await readMatters(
    register,
    letters.map(({ id }) => id),
  );
  return letters.map((letter) => {
    const [matter] = matters.get(letter.id) ?? [];
    return {
      letter,
      matter: matter ?? null,
      missing: missingBefore(matter?.earlier ?? []),
      overtaken: matter === undefined ? null : overtakenBy(matter),
    };
  });
}
