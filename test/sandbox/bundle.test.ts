import { expect, test } from 'vitest';
import * as workflows from '../../workflows/index.ts';
import { COUNTRY_REVIEW, PHASE_LAUNCH, POST_ROOM } from '../../workflows/messages.ts';
import { bundleWorkflows } from '../support/proceedings.ts';

test('the workflows bundle, with nothing in them that the sandbox lacks', async () => {
  const { code } = await bundleWorkflows();
  expect(code).toContain(COUNTRY_REVIEW);
  expect(code).not.toMatch(/require\(["']node:/);
});

test('a worker runs the workflows under the names that clients use', () => {
  expect(Object.keys(workflows).sort()).toEqual([COUNTRY_REVIEW, PHASE_LAUNCH, POST_ROOM]);
});
