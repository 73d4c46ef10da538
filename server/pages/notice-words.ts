/** What a notice key says to a reader. */
export interface NoticeWords {
  readonly obligation: string;
  /** The rung's name with its hyphens as spaces and the count of a repeated one: `weekly, number 3`. */
  readonly rung: string;
}

/** Reads `untoc/1/NGA:questionnaire/NGA:before-30:2022-05-01:party`; `null` where the text is no notice key. */
export function parseNoticeKey(key: string | undefined): NoticeWords | null {
  const [, limit, rung] = key?.split(':') ?? [];
  const obligation = limit?.split('/')[0];
  if (obligation === undefined || rung === undefined) return null;
  const [name = '', occurrence] = rung.split('#');
  const words = name.replaceAll('-', ' ');
  return { obligation, rung: occurrence === undefined ? words : `${words}, number ${occurrence}` };
}
