/** What a draw draws: `the groups, and the reviewers of group 1`. */
export function toSubject(groups: readonly number[], isFirst: boolean): string {
  const reviewers = `the reviewers of ${nameGroups(groups)}`;
  return isFirst ? `the groups, and ${reviewers}` : reviewers;
}

/** `group 1`, `groups 1, 2 and 3`. */
function nameGroups(groups: readonly number[]): string {
  const last = groups.at(-1) ?? 1;
  return groups.length < 2 ? `group ${last}` : `groups ${groups.slice(0, -1).join(', ')} and ${last}`;
}
