import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isPair,
  isScalar,
  LineCounter,
  parseDocument,
} from 'yaml';
import { FileError, type FileFault } from './file-error.ts';
import { readTextFile } from './read-text-file.ts';

type Path = readonly PropertyKey[];

/** A YAML file as plain data, with the place in the text of whatever stands at a path. */
export interface YamlFile {
  readonly data: unknown;
  /** A fault at a path: on the value there, on its key if `onKey`, or on the nearest that holds it where there is none. */
  faultAt(path: Path, expected: string, came: string, onKey?: boolean): FileFault;
  /** What stands at a path, or `undefined`. */
  valueAt(path: Path): unknown;
}

/** Reads a YAML file. Throws FileError if it is no YAML: all syntax faults together. */
export function readYamlFile(file: string): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(readTextFile(file), { lineCounter: lines, prettyErrors: false });
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  if (document.errors.length > 0) {
    throw new FileError(
      file,
      document.errors.map((error) => ({
        ...place(error.pos[0]),
        path: '',
        expected: 'YAML',
        came: `a fault of form: ${error.message}`,
      })),
    );
  }
  const data: unknown = document.toJS();
  return {
    data,
    faultAt: (path, expected, came, onKey = false) => ({
      ...place(findOffset(document, path, onKey)),
      path: toText(path),
      expected,
      came,
    }),
    valueAt: (path) => path.reduce<unknown>(child, data),
  };
}

function child(holder: unknown, key: PropertyKey): unknown {
  return typeof holder === 'object' && holder !== null ? Reflect.get(holder, key) : undefined;
}

/** Descends as far as the text goes, so that what is missing is reported where it should have been. */
function findOffset(document: Document, path: Path, onKey: boolean): number {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const [depth, key] of path.entries()) {
    if (isAlias(node)) node = node.resolve(document);
    if (!isCollection(node)) return offset;
    const item = isMap(node)
      ? node.items.find((pair) => isScalar(pair.key) && pair.key.value === key)
      : node.items[Number(key)];
    if (item === undefined) return offset;
    const keyOffset = isPair(item) ? startOf(item.key) : undefined;
    node = isPair(item) ? item.value : item;
    const last = depth === path.length - 1;
    offset = (last && onKey ? keyOffset : startOf(node)) ?? keyOffset ?? offset;
  }
  return offset;
}

function startOf(node: unknown): number | undefined {
  return isScalar(node) || isCollection(node) || isAlias(node) ? node.range?.[0] : undefined;
}

/** `obligations[3].stage` */
function toText(path: Path): string {
  return path
    .map((key, depth) => (typeof key === 'number' ? `[${key}]` : `${depth === 0 ? '' : '.'}${String(key)}`))
    .join('');
}
