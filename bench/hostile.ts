import fc from 'fast-check';
import { isMailAddress } from '../domain/letters/mail-address.ts';
import { findFaults } from './hostile/find-faults.ts';
import { hostileLetter, KINDS } from './hostile/hostile-letters.ts';

/**
 * Writes 20,000 letters whose names, addresses and other recorded texts are attacks, in six languages, and reads each with parsers that are
 * not ours. Prints how many have a fault, and the first of those. Arguments: how many letters, and the seed they are made from.
 */

const LETTERS = 20_000;
const BATCH = 250;
const SHOWN = 5;
const TOLD_EVERY = 2_000;

const [count = LETTERS, seed = Date.now() % 2 ** 31] = process.argv.slice(2).map(Number);
const begun = performance.now();
const faulty: string[] = [];
let faults = 0;
let refused = 0;

for (let done = 0; done < count; done += BATCH) {
  if (done % TOLD_EVERY === 0) console.error(`${done} of ${count} written, ${faults} with a fault so far`);
  const size = Math.min(BATCH, count - done);
  for (const [index, letter] of fc.sample(hostileLetter, { numRuns: size, seed: seed + done }).entries()) {
    const found = await findFaults(letter);
    if (!isMailAddress(letter.email)) refused += 1;
    if (found.length === 0) continue;
    faults += 1;
    if (faulty.length < SHOWN) {
      const { name } = KINDS[letter.kind] ?? { name: '' };
      faulty.push(
        `letter ${done + index + 1} (${name}, ${letter.language}): ${found.join('; ').slice(0, 1_000)}`,
      );
    }
  }
}

const seconds = ((performance.now() - begun) / 1_000).toFixed(0);
console.log(
  `${count} hostile letters of ${KINDS.length} kinds in six languages, seed ${seed}, in ${seconds} s:`,
);
console.log(
  `${count - refused} written, ${refused} refused because their address is none, ${faults} with a fault`,
);
for (const line of faulty) console.log(line);
process.exitCode = faults === 0 ? 0 : 1;
