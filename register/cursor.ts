/** The cursor was not made by this list: cut off, edited, or of another list. */
export class CursorError extends Error {
  constructor() {
    super('the cursor is not one that this list gave out; start without a cursor');
    this.name = 'CursorError';
  }
}

/** What a part of a cursor is, so that no text reaches a cast in SQL that the database would refuse. */
type PartKind = 'text' | 'instant' | 'uuid';

const FORMS: Readonly<Record<PartKind, RegExp>> = {
  // The database cannot hold NUL in text.
  text: /^[^\0]{1,300}$/u,
  instant: /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z|infinity)$/,
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
};

/** Opaque text of a place in a list: the sort key of the last item shown. */
export function toCursor(parts: readonly string[]): string {
  return Buffer.from(JSON.stringify(parts), 'utf8').toString('base64url');
}

/** Reads a cursor whose parts are of these kinds. @throws {CursorError} */
export function parseCursor<Kinds extends readonly PartKind[]>(
  cursor: string,
  kinds: readonly [...Kinds],
): { readonly [Index in keyof Kinds]: string } {
  const parts = parseJson(Buffer.from(cursor, 'base64url').toString('utf8'));
  if (!isCursorOf(parts, kinds)) throw new CursorError();
  return parts;
}

function isCursorOf<Kinds extends readonly PartKind[]>(
  parts: unknown,
  kinds: readonly [...Kinds],
): parts is { readonly [Index in keyof Kinds]: string } {
  if (!Array.isArray(parts) || parts.length !== kinds.length) return false;
  return kinds.every((kind, index) => isPart(kind, parts[index]));
}

function isPart(kind: PartKind, part: unknown): boolean {
  if (typeof part !== 'string' || !FORMS[kind].test(part)) return false;
  return kind !== 'instant' || part === 'infinity' || !Number.isNaN(Date.parse(part));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
