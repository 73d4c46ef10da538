/**
 * How long things may take, in real time. Together they make sure that a letter found in `sending` for longer than
 * `OWNER_SILENT_MS` is not being sent by anybody: begun within `BEGIN_WITHIN_MS` of its claim, ended `SEND_TIMEOUT_MS` later.
 */

/** A claimed letter that has not begun by then goes back to the queue. */
export const BEGIN_WITHIN_MS = 20_000;

/** One mail over an open connection, from MAIL FROM to the answer to its last line; and a connection's silence. */
export const SEND_TIMEOUT_MS = 20_000;

/** Whoever holds a letter for longer, without being seen alive, is held to be gone. */
export const OWNER_SILENT_MS = 60_000;
