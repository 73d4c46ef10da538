import pg from 'pg';

/**
 * How column values become the domain's: a `date` stays the text `YYYY-MM-DD`, because the driver's own `Date`
 * would be a moment in the process's zone; a `timestamptz` becomes an instant in UTC with milliseconds;
 * a `bigint` (counts) becomes a number.
 */
const { builtins } = pg.types;

/** ISO 8601 in UTC with milliseconds from what PostgreSQL writes, in a column or inside JSON. */
function toInstantText(text: string): string {
  return new Date(text).toISOString();
}

const PARSERS: ReadonlyMap<number, (text: string) => unknown> = new Map([
  [builtins.DATE, (text: string): unknown => text],
  [builtins.TIMESTAMPTZ, toInstantText],
  [builtins.INT8, Number],
]);

/** Other types are parsed as the driver does. */
export const columnParsers: pg.CustomTypesConfig = {
  getTypeParser: (oid, format): unknown => PARSERS.get(oid) ?? pg.types.getTypeParser(oid, format),
};
