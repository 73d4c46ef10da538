/** PostgreSQL's SQLSTATE classes and codes for a database that is away, starting, stopping or full of connections. */
const OUTAGE_STATES = /^(08...|57P0[1-4]|53300)$/;
const OUTAGE_SYSTEM_CODES: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
]);

/** Messages of node-postgres for connections that ended or could not be had; it gives these no code. */
const OUTAGE_MESSAGES =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/** Whether an error says that the database could not be reached, rather than that a query was wrong. */
export function isRegisterOutage(error: Error): boolean {
  if (OUTAGE_MESSAGES.test(error.message)) return true;
  if (!('code' in error) || typeof error.code !== 'string') return false;
  return OUTAGE_STATES.test(error.code) || OUTAGE_SYSTEM_CODES.has(error.code);
}
