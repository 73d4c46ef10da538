import { expect, test } from 'vitest';
import { toReason } from '../../activities/settlement.ts';

test.each([
  ['550 5.1.1 <amina.bello@justice.example>: user unknown', '550 5.1.1 <(address)>: user unknown'],
  ['mailbox amina@x.example,other@y.example full', 'mailbox (address),(address) full'],
  ['450 try later', '450 try later'],
])('what a relay says is kept without the mail addresses that it repeats: %s', (said, kept) => {
  expect(toReason(said)).toBe(kept);
});

test('and not at any length', () => {
  expect(toReason('x'.repeat(1_000_000)).length).toBe(500);
});
