import type { ProcedureIssue } from './procedure-issue.ts';

type Path = ProcedureIssue['path'];
type Named = readonly { readonly id: string }[];

/** Ids that occur more than once in a list. */
export function findDoubleIds(path: Path, list: Named): readonly ProcedureIssue[] {
  return list.flatMap(({ id }, index) =>
    list.findIndex((other) => other.id === id) === index
      ? []
      : [{ path: [...path, index, 'id'], expected: 'an id that occurs once in this list', came: id }],
  );
}

/** Whether an id names an entry of the list. */
export function checkReference(list: Named, id: string, path: Path): readonly ProcedureIssue[] {
  if (list.some((entry) => entry.id === id)) return [];
  const ids = list.map((entry) => entry.id).join(', ');
  return [{ path, expected: ids === '' ? 'an entry in a list that is empty' : `one of ${ids}`, came: id }];
}
