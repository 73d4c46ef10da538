import { toEnglishDate, toEnglishSpan } from '../../calendar/english.ts';
import { toCivilDate } from '../../calendar/zoned.ts';
import { findStep } from '../../procedure/lookup.ts';
import type { Act } from '../../review/acts.ts';
import { effectiveActs } from '../../review/effective-acts.ts';
import { toDisplayText } from '../text/display-text.ts';
import type { EvidenceFacts } from './evidence-facts.ts';
import { fact, type PackEntry, type PackSection } from './evidence-pack.ts';
import { quote } from './evidence-words.ts';

/** What moved the date, or stopped the time, of this party's time limit. */
export function whatChanged(facts: EvidenceFacts): PackSection {
  return {
    id: 'changes',
    heading: 'Extensions and suspensions',
    none: 'No time was added, and the review was not suspended.',
    entries: toEntries(facts, toChange),
  };
}

/** What the party that owes has done in the review, whatever step it was. */
export function whatWasRecorded(facts: EvidenceFacts, owner: string): PackSection {
  return {
    id: 'recorded',
    heading: `What was recorded of ${owner}`,
    none: `The register holds no step of ${owner} in this review.`,
    entries: toEntries(facts, toStepTaken),
  };
}

function toEntries(
  facts: EvidenceFacts,
  describe: (act: Act, facts: EvidenceFacts) => string | null,
): readonly PackEntry[] {
  const { zone } = facts.procedure;
  return effectiveActs(facts.acts).flatMap((act): PackEntry[] => {
    const what = describe(act, facts);
    if (what === null) return [];
    const { body } = act;
    return [
      {
        on: body.on,
        what,
        facts: [
          ...('reason' in body && body.reason !== '' ? [fact('Reason', quote(body.reason))] : []),
          fact('Recorded', toEnglishDate(toCivilDate(act.recordedAt, zone))),
        ],
      },
    ];
  });
}

function toChange({ body }: Act, { notice }: EvidenceFacts): string | null {
  switch (body.kind) {
    case 'extension-granted':
      return body.obligation === notice.obligation && body.party === notice.party
        ? `${toEnglishSpan(body.by)} more granted`
        : null;
    case 'obligation-waived':
      return body.obligation === notice.obligation && body.party === notice.party ? 'Waived' : null;
    case 'review-suspended':
      return 'The review was suspended';
    case 'review-resumed':
      return 'The review was resumed';
    case 'review-closed':
      return 'The review was closed';
    case 'review-opened':
    case 'resolution-adopted':
    case 'step-taken':
    case 'act-struck-out':
      return null;
  }
}

function toStepTaken({ body }: Act, { notice, procedure }: EvidenceFacts): string | null {
  if (body.kind !== 'step-taken' || body.party !== notice.party) return null;
  return toDisplayText(findStep(procedure, body.step)?.title ?? body.step);
}
