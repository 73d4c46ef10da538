import type { ColumnType } from 'kysely';

/** Read as the JSON value, written as JSON text: the driver would write an array as a PostgreSQL array. */
export type Json<Value> = ColumnType<Value, string, string>;
