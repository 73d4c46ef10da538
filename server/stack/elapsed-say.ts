/** Tells a person what happens. */
export type Say = (line: string) => void;

const MARGIN = ' '.repeat(10);

/** Writes messages to standard output (or by `print`), each with the seconds since this call: `  12.3 s  starting PostgreSQL`. */
export function elapsedSay(print: (text: string) => void = printLine): Say {
  const startedAt = performance.now();
  return (text) => {
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1).padStart(6);
    // Further lines of one message stand below the first.
    print(`${seconds} s  ${text.replaceAll('\n', `\n${MARGIN}`)}`);
  };
}

function printLine(text: string): void {
  process.stdout.write(`${text}\n`);
}
