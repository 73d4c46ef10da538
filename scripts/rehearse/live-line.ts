import type { WriteStream } from 'node:tty';

/** One line at the foot of a terminal that is written over; elsewhere (a file, a log) a line now and then. */
export interface LiveLine {
  /** Shows where things stand. */
  show(text: string): void;
  /** Prints text that stays, above the line. */
  print(text: string): void;
  /** Leaves what was shown last. */
  end(): void;
}

const SELDOM_MS = 10_000;
const ERASE_LINE = '\r\u001b[2K';

export function liveLine(out: Pick<WriteStream, 'write' | 'isTTY'>): LiveLine {
  let shown = '';
  let writtenAt = Number.NEGATIVE_INFINITY;
  return {
    show: (text) => {
      if (out.isTTY) {
        shown = text;
        out.write(ERASE_LINE + text);
      } else if (performance.now() - writtenAt >= SELDOM_MS) {
        writtenAt = performance.now();
        out.write(`${text}\n`);
      }
    },
    print: (text) => {
      out.write(shown === '' ? `${text}\n` : `${ERASE_LINE}${text}\n${shown}`);
    },
    end: () => {
      if (shown !== '') out.write('\n');
      shown = '';
    },
  };
}
