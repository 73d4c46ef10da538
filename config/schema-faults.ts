import type { z } from 'zod';
import { type FileFault, showValue } from './file-error.ts';
import type { YamlFile } from './yaml-file.ts';

/** What a schema's complaints mean to the person who wrote the file. */
export function toFaults(file: YamlFile, issues: readonly z.core.$ZodIssue[]): readonly FileFault[] {
  return issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) =>
        file.faultAt([...issue.path, key], 'no entry of this name', showValue(key), true),
      );
    }
    return [file.faultAt(issue.path, toExpected(issue), showValue(file.valueAt(issue.path)))];
  });
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping',
};

/** The schema's own messages are written as noun phrases; zod's are put into the words of this kind of file. */
function toExpected(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return TYPE_NAMES[issue.expected] ?? issue.expected;
  if (issue.code === 'invalid_value') return toChoice(issue.values);
  if (issue.code === 'invalid_union' && 'options' in issue) {
    return toChoice(issue.options);
  }
  return issue.message;
}

function toChoice(values: readonly unknown[]): string {
  return values.length === 1 ? String(values[0]) : `one of ${values.map(String).join(', ')}`;
}
