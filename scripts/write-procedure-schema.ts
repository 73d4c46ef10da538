import { writeFileSync } from 'node:fs';
import {
  PROCEDURE_JSON_SCHEMA_FILE,
  toProcedureJsonSchema,
} from '../config/procedures/procedure-json-schema.ts';

/** Writes config/procedures/procedure.schema.json, by which editors help with procedure files. */
writeFileSync(PROCEDURE_JSON_SCHEMA_FILE, toProcedureJsonSchema());
process.stdout.write(`${PROCEDURE_JSON_SCHEMA_FILE} written\n`);
