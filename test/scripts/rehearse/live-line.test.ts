import { describe, expect, test } from 'vitest';
import { liveLine } from '../../../scripts/rehearse/live-line.ts';

function fakeTerminal(isTTY: boolean) {
  const written: string[] = [];
  const write = (text: string | Uint8Array): boolean => {
    written.push(String(text));
    return true;
  };
  return { written, out: { isTTY, write } };
}

describe('the live line', () => {
  test('a terminal shows the newest text in place of the one before, and keeps what was printed', () => {
    const { written, out } = fakeTerminal(true);
    const line = liveLine(out);
    line.show('day 1');
    line.print('something happened');
    line.show('day 2');
    line.end();
    expect(written.join('')).toBe('\r\u001b[2Kday 1\r\u001b[2Ksomething happened\nday 1\r\u001b[2Kday 2\n');
  });

  test('a file gets the first text and then only now and then', () => {
    const { written, out } = fakeTerminal(false);
    const line = liveLine(out);
    line.show('day 1');
    line.show('day 2');
    line.print('something happened');
    expect(written.join('')).toBe('day 1\nsomething happened\n');
  });
});
