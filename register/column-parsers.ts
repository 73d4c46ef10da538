import pg from 'pg';

/**
 * How column values become the domain's: a `date` stays the text `YYYY-MM-DD`, because the driver's own `Date`
 * would be a moment in the process's zone; a `timestamptz` becomes an instant in UTC with milliseconds;
 * a `bigint` (counts) becomes a number.
 */
const { builtins } = pg.types;

/** ISO 8601 in UTC with milliseconds from what PostgreSQL writes, in a column or inside JSON. */
export function toInstantText(text: string): string {
  return new Date(text).toISOString();
}

export const columnParsers: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === builtins.DATE) return (text: string) => text;
    if (oid === builtins.TIMESTAMPTZ) return toInstantText;
    if (oid === builtins.INT8) return Number;
    return format === undefined ? pg.types.getTypeParser(oid) : pg.types.getTypeParser(oid, format as 'text');
  },
};
