import { expect, test } from 'vitest';
import {
  findMessageToken,
  findTokenInMessageId,
  toReturnPath,
} from '../../../../domain/letters/delivery/return-path.ts';

const TOKEN = '0123456789abcdef0123456789abcdef';

test('a letter’s return path names the letter, and is found again in whatever case it comes back', () => {
  const path = toReturnPath(TOKEN, 'bounces.chancery.example');
  expect(path).toBe(`bounces+${TOKEN}@bounces.chancery.example`);
  expect(findMessageToken(path, 'bounces.chancery.example')).toBe(TOKEN);
  expect(findMessageToken(path.toUpperCase(), 'bounces.chancery.example')).toBe(TOKEN);
});

test.each([
  `bounces+${TOKEN}@other.example`,
  `bounces+${TOKEN}@bounces.chancery.example.evil.example`,
  `bounces+${TOKEN}0@bounces.chancery.example`,
  `bounces+${TOKEN.slice(1)}@bounces.chancery.example`,
  `bounces@bounces.chancery.example`,
  `x-bounces+${TOKEN}@bounces.chancery.example`,
  `bounces+${TOKEN}`,
  '',
])('no return path of ours: %s', (address) => {
  expect(findMessageToken(address, 'bounces.chancery.example')).toBeNull();
});

test('a Message-ID is one of ours by its form and its domain, with or without brackets', () => {
  expect(findTokenInMessageId(`<${TOKEN}@chancery.example>`, 'chancery.example')).toBe(TOKEN);
  expect(findTokenInMessageId(` ${TOKEN}@CHANCERY.example `, 'chancery.example')).toBe(TOKEN);
  expect(findTokenInMessageId(`<${TOKEN}@elsewhere.example>`, 'chancery.example')).toBeNull();
  expect(findTokenInMessageId('<CAF=x@mail.gmail.example>', 'chancery.example')).toBeNull();
  expect(findTokenInMessageId('', 'chancery.example')).toBeNull();
});
