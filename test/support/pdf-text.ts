import { inflateSync } from 'node:zlib';

/** A PDF as its reader sees it: the text of each page, in the order in which it was written. */
export interface PdfText {
  readonly pages: readonly string[];
  /** The objects that say what the document is, as they stand in the file. */
  readonly objects: string;
}

interface PdfObject {
  readonly dictionary: string;
  readonly stream: string | null;
}

/** Reads what pdfkit writes: objects one after the other, streams deflated, text as glyph numbers with a table to Unicode. */
export function readPdf(file: Buffer): PdfText {
  const objects = readObjects(file);
  const fonts = new Map<string, Glyphs>();
  for (const [number, { dictionary }] of objects) {
    const table = /\/ToUnicode (\d+) 0 R/.exec(dictionary)?.[1];
    if (table !== undefined) fonts.set(number, readTable(objects.get(table)?.stream ?? ''));
  }
  const pages = [...objects.values()]
    .filter(({ dictionary }) => /\/Type \/Page\b/.test(dictionary))
    .map((page) => readPage(page, objects, fonts));
  return { pages, objects: [...objects.values()].map(({ dictionary }) => dictionary).join('\n') };
}

function readObjects(file: Buffer): ReadonlyMap<string, PdfObject> {
  const text = file.toString('latin1');
  const objects = new Map<string, PdfObject>();
  for (const [, number = '', body = ''] of text.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    objects.set(number, readObject(body));
  }
  return objects;
}

function readObject(body: string): PdfObject {
  const begin = body.indexOf('stream\n');
  if (begin < 0) return { dictionary: body, stream: null };
  const dictionary = body.slice(0, begin);
  const raw = Buffer.from(body.slice(begin + 7, body.lastIndexOf('\nendstream')), 'latin1');
  const stream = dictionary.includes('/FlateDecode') ? inflateSync(raw) : raw;
  return { dictionary, stream: stream.toString('latin1') };
}

type Glyphs = ReadonlyMap<string, string>;

/** `<0000> <0001> [<0020> <0041>]` as glyph → text. */
function readTable(table: string): Glyphs {
  const glyphs = new Map<string, string>();
  for (const [, first = '', , list = ''] of table.matchAll(/<([0-9a-f]+)> <([0-9a-f]+)> \[([^\]]*)\]/gi)) {
    [...list.matchAll(/<([0-9a-f ]+)>/gi)].forEach(([, code = ''], index) => {
      const units = code.replaceAll(' ', '').match(/.{4}/g) ?? [];
      const glyph = (Number.parseInt(first, 16) + index).toString(16).padStart(4, '0');
      glyphs.set(glyph, String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16))));
    });
  }
  return glyphs;
}

function readPage(
  { dictionary }: PdfObject,
  objects: ReadonlyMap<string, PdfObject>,
  fonts: ReadonlyMap<string, Glyphs>,
): string {
  const contents = /\/Contents (\d+) 0 R/.exec(dictionary)?.[1] ?? '';
  const resources = /\/Resources (\d+) 0 R/.exec(dictionary)?.[1] ?? '';
  const names = new Map(
    [...(objects.get(resources)?.dictionary ?? '').matchAll(/\/(F\d+) (\d+) 0 R/g)].map(
      ([, name = '', number = '']) => [name, fonts.get(number)],
    ),
  );
  let glyphs: Glyphs | undefined;
  const lines: string[] = [];
  const steps = (objects.get(contents)?.stream ?? '').matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g);
  for (const [, font, shown] of steps) {
    if (font !== undefined) glyphs = names.get(font);
    else if (shown !== undefined) lines.push(toText(shown, glyphs));
  }
  return lines.join('\n');
}

function toText(shown: string, glyphs: Glyphs | undefined): string {
  return [...shown.matchAll(/<([0-9a-f]*)>/gi)]
    .flatMap(([, hex = '']) => hex.toLowerCase().match(/.{4}/g) ?? [])
    .map((glyph) => glyphs?.get(glyph) ?? '\ufffd')
    .join('');
}
