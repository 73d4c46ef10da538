import type { Basis } from '../../domain/procedure/procedure.ts';

/** Columns of a rule's basis, in the order of `toCells`. */
export const BASIS_HEADINGS = ['standing', 'source', 'note'];

/** A basis as a sentence. */
export function renderBasis({ source, standing, note }: Basis): string {
  return `${standing}; source: ${source}.${note === undefined ? '' : ` ${note}`}`;
}

/** A basis as cells of a table. */
export function toCells({ standing, source, note }: Basis): readonly string[] {
  return [standing, source, note ?? ''];
}

/** A table in Markdown. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(escapeCell).join(' | ')} |`;
  return [line(headings), line(headings.map(() => '---')), ...rows.map(line)].join('\n');
}

function escapeCell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ').trim();
}
