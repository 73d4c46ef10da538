import type { Instant } from '../../calendar/time.ts';
import type { LetterContact, LetterFacts, LetterTask, Matter } from '../letter-facts.ts';

/** One kind of letter, with facts that were invented for it. */
export interface Specimen {
  /** Fit for a file's name: `standard-before-30-to-party`. */
  readonly name: string;
  readonly facts: LetterFacts;
  /** Moment of writing. */
  readonly now: Instant;
}

/** Somebody at an address that cannot exist (RFC 2606). */
function inventContact(role: LetterContact['role']): LetterContact {
  const named = role === 'focal-point' ? 'A. N. Other' : '';
  return { id: role, role, name: named, email: `${role}@ministry.example`, language: 'en' };
}

/** A letter to that kind of contact about these matters, written when the last of them falls due. */
export function toSpecimen(
  name: string,
  to: LetterContact['role'],
  matters: readonly Matter[],
  changes: Partial<LetterFacts> & { readonly now?: Instant } = {},
): Specimen {
  const { now, ...ofFacts } = changes;
  const moments = matters.map(({ notice }) => notice.moment).sort();
  return {
    name,
    now: now ?? moments.at(-1) ?? ('2022-01-10T08:00:00.000Z' as Instant),
    facts: {
      letterId: name,
      messageToken: name,
      matters,
      tasks: [],
      ended: [],
      contact: inventContact(to),
      insteadOfFocalPoint: false,
      signedAt: null,
      ...ofFacts,
    },
  };
}

/** What waits for an officer, of each kind, with a State and without. */
export function inventTasks(review: Matter['review']): readonly LetterTask[] {
  const { key, openedOn, underReview } = review;
  return (['contact-bounced', 'draft-unsigned'] as const).flatMap((kind) =>
    [underReview, null].map((state, index) => ({
      id: `${kind}-${index}`,
      kind,
      review: key,
      state,
      openedOn,
    })),
  );
}
