import type { CivilDate } from '../../calendar/time.ts';
import type { AddresseeKind, Ladder, Procedure } from '../../procedure/procedure.ts';
import type { ReviewParty } from '../../review/acts.ts';
import type { Notice } from '../../review/notice.ts';
import type { LetterContact } from '../letter-facts.ts';
import { daysLater, type InventedReview, inventLaunch, inventReview, toMatter } from './invented-review.ts';
import { type Specimen, toSpecimen } from './specimen.ts';

const ROLES: Readonly<Record<AddresseeKind, LetterContact['role']>> = {
  party: 'focal-point',
  'permanent-mission': 'permanent-mission',
  secretariat: 'secretariat',
  bureau: 'bureau',
};

/** Each rung of each ladder to each of its addressees, once; of what needs a signature the draft and the signed letter. */
export function ladderSpecimens(
  procedure: Procedure,
  states: readonly ReviewParty[],
  on: CivilDate,
): readonly Specimen[] {
  const proceedings = [inventReview(procedure, states, on), inventLaunch(procedure, on)];
  return procedure.ladders.flatMap((ladder) => {
    const review = proceedings.find(
      (candidate) => candidate !== undefined && findLongest(candidate, ladder) !== undefined,
    );
    return review === undefined ? [] : rungSpecimens(ladder, review);
  });
}

function rungSpecimens(ladder: Ladder, review: InventedReview): readonly Specimen[] {
  const limit = findLongest(review, ladder);
  return review.notices
    .filter((notice) => notice.limit === limit && notice.occurrence === 1)
    .flatMap((notice) => {
      const name = `${ladder.id}-${notice.rung}-to-${notice.addressee}`;
      const role = ROLES[notice.addressee];
      const specimen = toSpecimen(name, role, [toMatter(review, notice)]);
      if (!notice.signature) return [specimen];
      const signedAt = daysLater(notice.moment, 2);
      const signed = { signedAt, now: signedAt, evidenceDigest: '0'.repeat(64) };
      return [specimen, toSpecimen(`${name}-signed`, role, [toMatter(review, notice)], signed)];
    });
}

/** The time limit that most rungs of the ladder fit into; the first of several. `undefined` where the ladder is another proceeding's. */
function findLongest({ limits, notices }: InventedReview, { id }: Ladder): Notice['limit'] | undefined {
  const rungsOf = (key: Notice['limit']) =>
    new Set(notices.filter(({ limit }) => limit === key).map(({ rung }) => rung)).size;
  const [longest] = limits
    .filter(({ key, ladder }) => ladder === id && rungsOf(key) > 0)
    .sort((one, other) => rungsOf(other.key) - rungsOf(one.key));
  return longest?.key;
}
