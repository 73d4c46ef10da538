import type { CivilDate } from '../../calendar/time.ts';

/** The evidence for one escalation as a document in English, before it is HTML or PDF. Every text is one plain line. */
export interface EvidencePack {
  readonly title: string;
  /** Moment of its facts: `26 June 2022, 07:00 UTC`. */
  readonly asOf: string;
  /** What a reader must know before anything else: a draft, a sample, a rehearsal. */
  readonly marks: readonly string[];
  readonly summary: readonly PackFact[];
  /** On what ground the bureau is told at all, and how the document is to be read. */
  readonly statement: readonly string[];
  readonly sections: readonly PackSection[];
}

export interface PackFact {
  readonly label: string;
  readonly value: string;
  /** BCP 47, where it is quoted from a text in another language than English. */
  readonly language: string | null;
}

export interface PackSection {
  /** Name of an anchor. */
  readonly id: string;
  readonly heading: string;
  /** Said where there are no entries. */
  readonly none: string;
  readonly entries: readonly PackEntry[];
}

/** Something that happened, or that was counted, on a day. */
export interface PackEntry {
  /** `null` where no day belongs to it. */
  readonly on: CivilDate | null;
  readonly what: string;
  readonly facts: readonly PackFact[];
}

export function fact(label: string, value: string, language: string | null = null): PackFact {
  return { label, value, language };
}
