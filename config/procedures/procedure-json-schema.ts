import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { procedureSchema } from './procedure-schema.ts';

/** Where the schema for editors lies; `npm run schema` writes it, and procedure files name it in their first line. */
export const PROCEDURE_JSON_SCHEMA_FILE = fileURLToPath(new URL('procedure.schema.json', import.meta.url));

/** The form of a procedure file for editors: draft 7, which YAML language servers read best. */
export function toProcedureJsonSchema(): string {
  const schema = z.toJSONSchema(procedureSchema, { io: 'input', target: 'draft-7' });
  return `${JSON.stringify(schema, null, 2)}\n`;
}
