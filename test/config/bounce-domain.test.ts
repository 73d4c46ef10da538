import { expect, test } from 'vitest';
import { findBounceDomain } from '../../config/bounce-domain.ts';
import { parseEnv } from '../../config/env.ts';

test('letters return to their sender unless somebody takes reports in, and then to the domain of their Message-IDs', () => {
  expect(findBounceDomain(parseEnv({}))).toBeUndefined();
  expect(findBounceDomain(parseEnv({ BOUNCE_PORT: '2525' }))).toBe('chancery.example');
  expect(findBounceDomain(parseEnv({ BOUNCE_PORT: '2525', MAIL_DOMAIN: 'reviews.example' }))).toBe(
    'reviews.example',
  );
});

test('a domain for them alone is enough: the worker need not know the port', () => {
  expect(findBounceDomain(parseEnv({ BOUNCE_DOMAIN: 'bounces.reviews.example' }))).toBe(
    'bounces.reviews.example',
  );
});
