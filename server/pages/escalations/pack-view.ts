import type { EvidencePack, PackEntry, PackFact } from '../../../domain/letters/evidence/evidence-pack.ts';
import { type DayView, toDayViewOrNull } from '../day-view.ts';

/** A pack with its days as pages write them. */
export interface PackView extends Omit<EvidencePack, 'sections'> {
  readonly sections: readonly PackSectionView[];
}

interface PackSectionView {
  readonly id: string;
  readonly heading: string;
  readonly none: string;
  readonly entries: readonly {
    readonly day: DayView | null;
    readonly what: string;
    readonly facts: readonly PackFact[];
  }[];
}

export function toPackView(pack: EvidencePack): PackView {
  return {
    ...pack,
    sections: pack.sections.map((section) => ({ ...section, entries: section.entries.map(toEntryView) })),
  };
}

function toEntryView({ facts, on, what }: PackEntry) {
  return { day: toDayViewOrNull(on), what, facts };
}
