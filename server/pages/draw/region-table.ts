import type { Transcript } from '../../../domain/draw/transcript.ts';

/** How many States of a regional group each group of the draw has. */
export interface RegionRow {
  readonly name: string;
  /** By group, in order. */
  readonly counts: readonly number[];
  readonly total: number;
}

export function toRegionRows({
  frozen,
  result,
}: Pick<Transcript, 'frozen' | 'result'>): readonly RegionRow[] {
  const regionOf = new Map(frozen.parties.map(({ code, regionalGroup }) => [code, regionalGroup]));
  const names = [...new Set(frozen.parties.map(({ regionalGroup }) => regionalGroup))].sort();
  return names.map((name) => {
    const counts = Object.values(result.groups).map(
      (group) => group.filter((code) => regionOf.get(code) === name).length,
    );
    return { name, counts, total: counts.reduce((sum, count) => sum + count, 0) };
  });
}
