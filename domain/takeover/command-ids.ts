import type { RecordCommand } from '../review/acts.ts';
import type { CourseAct } from '../review/check-act.ts';
import type { ReviewKey } from '../review/review-id.ts';
import type { PastAct, PastReview } from './past-review.ts';

/** Names that are made of content, so that the same content has the same name. */
export interface ContentNames {
  /** At least 32 hexadecimal digits of a hash over a JSON value; the order of an object's fields must not count. */
  readonly digestOf: (content: unknown) => string;
  /** Id of the person whom a command names. */
  readonly contactIdOf: (key: ReviewKey, commandId: RecordCommand['commandId']) => string;
}

/** A past act with the id of its command and its place among the acts given. */
export interface NamedAct extends PastAct {
  readonly commandId: string;
  /** Counted from 0, as given. */
  readonly index: number;
}

/** Id of the opening's command, made of everything that was asked for. */
export function toOpeningId(names: ContentNames, key: ReviewKey, review: PastReview): string {
  const { party, instruments, startOn, group, reviewers, sample } = review;
  return toId(names, key, { party, instruments, startOn, group, reviewers, sample });
}

/**
 * The acts in the order in which they are recorded: by day, those of one day as given. Each command's id is made of the
 * act and, where the same act was taken twice, of how often it came before; so an act keeps its id when others are added,
 * moved or taken away. The person named is no part of it: a corrected address does not make another act.
 */
export function nameActs(names: ContentNames, key: ReviewKey, acts: readonly PastAct[]): readonly NamedAct[] {
  const seen = new Map<string, number>();
  return acts
    .map((given, index) => ({ ...given, index, content: names.digestOf(given.act) }))
    .sort((one, other) => compareDays(one.act, other.act))
    .map(({ content, ...given }) => {
      const before = seen.get(content) ?? 0;
      seen.set(content, before + 1);
      return { ...given, commandId: toId(names, key, { act: content, before }) };
    });
}

function toId({ digestOf }: ContentNames, key: ReviewKey, content: unknown): string {
  return `takeover/${digestOf({ key, content })}`;
}

function compareDays(one: CourseAct, other: CourseAct): number {
  if (one.on === other.on) return 0;
  return one.on < other.on ? -1 : 1;
}
