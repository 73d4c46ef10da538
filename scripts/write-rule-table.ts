/** Writes docs/law/<procedure>-rules.md for every procedure in config/procedures. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { loadProcedures } from '../config/procedures/load-procedure.ts';
import { renderRuleTable } from './rule-table/render-rule-table.ts';

const folder = new URL('../docs/law/', import.meta.url);

mkdirSync(folder, { recursive: true });
for (const procedure of loadProcedures()) {
  const file = `${procedure.id}-rules.md`;
  writeFileSync(new URL(file, folder), renderRuleTable(procedure, `config/procedures/${procedure.id}.yaml`));
  console.log(`docs/law/${file} written, version ${procedure.version}`);
}
