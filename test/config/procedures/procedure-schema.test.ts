import { readFileSync } from 'node:fs';
import { describe, expect, expectTypeOf, test } from 'vitest';
import type { z } from 'zod';
import {
  PROCEDURE_JSON_SCHEMA_FILE,
  toProcedureJsonSchema,
} from '../../../config/procedures/procedure-json-schema.ts';
import type { procedureSchema } from '../../../config/procedures/procedure-schema.ts';
import type { Procedure } from '../../../domain/procedure/procedure.ts';

type DeepReadonly<Value> = Value extends string | number | boolean | null | undefined
  ? Value
  : Value extends readonly (infer Item)[]
    ? readonly DeepReadonly<Item>[]
    : { readonly [Key in keyof Value]: DeepReadonly<Value[Key]> };

describe('the schema of procedure files', () => {
  test('describes the domain’s Procedure, no more and no less; the compiler is the judge', () => {
    expectTypeOf<DeepReadonly<z.output<typeof procedureSchema>>>().toEqualTypeOf<DeepReadonly<Procedure>>();
  });

  test('is written for editors as it is; `npm run schema` writes it anew', () => {
    expect(readFileSync(PROCEDURE_JSON_SCHEMA_FILE, 'utf8')).toBe(toProcedureJsonSchema());
  });
});
