import { letterNotFound } from '../domain/letters/letter-not-found.ts';
import type { Register } from '../register/database.ts';
import { findLetter, type LetterDetails } from '../register/letters/letters.ts';
import { toProblem } from './problem.ts';

/** The letter of that id. @throws Problem 404 `letter-not-found` */
export async function requireLetter(register: Register, id: string): Promise<LetterDetails> {
  const letter = await findLetter(register, id);
  if (letter !== undefined) return letter;
  throw toProblem(letterNotFound(id));
}
