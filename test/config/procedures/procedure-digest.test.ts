import { describe, expect, test } from 'vitest';
import { loadProcedures } from '../../../config/procedures/load-procedure.ts';
import { procedureDigest } from '../../../config/procedures/procedure-digest.ts';

const [procedure] = loadProcedures();
if (procedure === undefined) throw new Error('there is no procedure');

describe('the digest of a procedure', () => {
  test('is 64 hexadecimal digits', () => {
    expect(procedureDigest(procedure)).toMatch(/^[0-9a-f]{64}$/);
  });

  test('does not depend on the order of keys', () => {
    const turned = Object.fromEntries(Object.entries(procedure).reverse()) as typeof procedure;
    expect(JSON.stringify(turned)).not.toBe(JSON.stringify(procedure));
    expect(procedureDigest(turned)).toBe(procedureDigest(procedure));
  });

  test('depends on the order of lists, and on every word', () => {
    const digests = [
      procedure,
      { ...procedure, stages: procedure.stages.toReversed() },
      { ...procedure, title: `${procedure.title}.` },
    ].map(procedureDigest);
    expect(new Set(digests).size).toBe(3);
  });
});
