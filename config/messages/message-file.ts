import { existsSync } from 'node:fs';
import { FileError, type FileFault, showValue } from '../file-error.ts';
import { readYamlFile, type YamlFile } from '../yaml-file.ts';

/** One text of a file, and a way to report what is wrong with it. */
export interface FileText {
  readonly text: string;
  readonly faultAt: (expected: string, came?: string) => FileFault;
}

/** Texts by key: the path to them in the file, joined by dots. */
export type FileTexts = ReadonlyMap<string, FileText>;

/** Control and format characters: what they would do to a letter cannot be seen in the file. No-break spaces may stand. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

/**
 * Reads a file of texts in nested mappings; its keys begin with `prefix`.
 * @throws FileError with all faults together: a leaf that is no text, an empty text, an unseen character.
 */
export function readMessageFile(file: string, prefix: readonly string[] = []): FileTexts {
  if (!existsSync(file)) {
    const fault = { file, line: 1, column: 1, path: '', expected: 'a file of texts', came: 'no file' };
    throw new FileError(file, [fault]);
  }
  const yaml = readYamlFile(file);
  const texts = new Map<string, FileText>();
  const faults: FileFault[] = [];
  collect(yaml, yaml.data, [], (path, text) => {
    texts.set([...prefix, ...path].join('.'), {
      text,
      faultAt: (expected, came = showValue(text)) => yaml.faultAt(path, expected, came),
    });
  });
  for (const { text, faultAt } of texts.values()) {
    if (text.trim() === '') faults.push(faultAt('a text'));
    if (UNSEEN.test(text)) faults.push(faultAt('a text of one line without unseen characters'));
    if (text !== text.normalize('NFC')) faults.push(faultAt('a text in composed characters (Unicode NFC)'));
  }
  if (faults.length > 0) throw new FileError(file, faults);
  return texts;
}

function collect(
  yaml: YamlFile,
  value: unknown,
  path: readonly string[],
  add: (path: readonly string[], text: string) => void,
): void {
  if (typeof value === 'string') {
    add(path, value);
    return;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const fault = yaml.faultAt(path, 'a text, or a mapping of texts', showValue(value));
    throw new FileError(fault.file, [fault]);
  }
  for (const [key, inner] of Object.entries(value)) collect(yaml, inner, [...path, key], add);
}
