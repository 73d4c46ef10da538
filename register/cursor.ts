/** The cursor was not made by this list: cut off, edited, or of another list. */
export class CursorError extends Error {
  constructor() {
    super('the cursor is not one that this list gave out; start without a cursor');
    this.name = 'CursorError';
  }
}

type CursorPart = string | number | null;

/** Opaque text of a place in a list: the sort key of the last item shown. */
export function toCursor(parts: readonly CursorPart[]): string {
  return Buffer.from(JSON.stringify(parts), 'utf8').toString('base64url');
}

/** Reads a cursor of `length` parts. @throws {CursorError} */
export function parseCursor(cursor: string, length: number): readonly CursorPart[] {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw new CursorError();
  }
  if (!Array.isArray(parts) || parts.length !== length || !parts.every(isCursorPart)) throw new CursorError();
  return parts;
}

function isCursorPart(part: unknown): part is CursorPart {
  return part === null || typeof part === 'string' || typeof part === 'number';
}
