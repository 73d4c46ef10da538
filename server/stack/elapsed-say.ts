/** Tells a person what happens. */
export type Say = (line: string) => void;

/** Writes lines to standard output, each with the seconds since this call: `  12.3 s  starting PostgreSQL`. */
export function elapsedSay(): Say {
  const startedAt = performance.now();
  return (text) => {
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1).padStart(6);
    // Further lines of one message stand below the first.
    process.stdout.write(`${seconds} s  ${text.replaceAll('\n', `\n${' '.repeat(10)}`)}\n`);
  };
}
