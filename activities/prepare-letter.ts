import { isRehearsal } from '../domain/calendar/proceedings-clock.ts';
import { toReturnPath } from '../domain/letters/delivery/return-path.ts';
import type { LetterFacts } from '../domain/letters/letter-facts.ts';
import { isMailAddress } from '../domain/letters/mail-address.ts';
import { renderKeptText } from '../domain/letters/text/render-text.ts';
import { compose } from '../domain/letters/words/compose.ts';
import { pickPhrasebook } from '../domain/letters/words/pick-phrasebook.ts';
import type { ReviewKey } from '../domain/review/review-id.ts';
import type { ClaimedLetter } from '../register/letters/letter-queue.ts';
import type { Attachment } from './mail/build-mime.ts';
import { toCalendarAttachment } from './mail/calendar-attachment.ts';
import { toMessage, toMessageId } from './mail/message.ts';
import type { OutgoingMail } from './mail/outgoing-mail.ts';
import { BEGIN_WITHIN_MS } from './mail/send-limits.ts';
import { nowOf, type PostRound } from './post-round.ts';
import { type SentRecord, toReason } from './settlement.ts';

/** A letter ready to go, and what the register keeps of it. */
export interface PreparedLetter {
  readonly mail: OutgoingMail;
  readonly record: SentRecord;
}

/** A letter that cannot go as things are; the reason completes "could not be sent: …". */
export interface LetterFault {
  readonly fault: 'no-recipient' | 'letter-failed';
  readonly reason: string;
}

/**
 * Writes the letter to the contact that the register names. Whatever is wrong with it is answered, not thrown.
 * @param files go with it, besides its calendar
 */
export function prepareLetter(
  round: Pick<PostRound, 'bounceDomain' | 'clock' | 'from' | 'mailDomain' | 'phrasebooks'>,
  { claimedAt, messageToken }: Pick<ClaimedLetter, 'claimedAt' | 'messageToken'>,
  facts: LetterFacts,
  files: readonly Attachment[] = [],
): PreparedLetter | LetterFault {
  const { contact } = facts;
  const carries = toNames(facts);
  if (contact === null) {
    return { fault: 'no-recipient', reason: `nobody is known to write to (${toShortList(carries)})` };
  }
  if (!isMailAddress(contact.email)) {
    const reason = `the address of contact ${contact.id} is no mail address (${toShortList(carries)})`;
    return { fault: 'no-recipient', reason };
  }
  try {
    const now = nowOf(round);
    const rehearsal = isRehearsal(round.clock);
    const phrasebook = pickPhrasebook(round.phrasebooks, contact.language);
    const { mailDomain } = round;
    const calendar = toCalendarAttachment(facts, { phrasebook, mailDomain, stampedAt: now, rehearsal });
    const content = compose(facts, { now, rehearsal, calendar: calendar !== null }, phrasebook);
    const mail = toMessage({
      content,
      carries,
      reviews: toReviews(facts),
      messageId: toMessageId(messageToken, mailDomain),
      mailDomain,
      from: round.from,
      returnPath:
        round.bounceDomain === undefined ? undefined : toReturnPath(messageToken, round.bounceDomain),
      to: { name: contact.name, address: contact.email },
      rehearsedAt: rehearsal ? now : null,
      attachments: calendar === null ? files : [calendar, ...files],
      beginBeforeMs: Date.parse(claimedAt) + BEGIN_WITHIN_MS,
    });
    return {
      mail,
      record: {
        contactId: contact.id,
        subject: content.subject,
        bodyText: renderKeptText(content),
        language: phrasebook.language,
        template: phrasebook.digest,
      },
    };
  } catch (error) {
    return {
      fault: 'letter-failed',
      reason: toReason(error instanceof Error ? error.message : String(error)),
    };
  }
}

function toNames({ matters, tasks }: LetterFacts): readonly string[] {
  return [...matters.map(({ notice }) => notice.key), ...tasks.map(({ id }) => `task/${id}`)];
}

function toReviews({ matters, tasks }: LetterFacts): readonly ReviewKey[] {
  return [
    ...new Set(
      [...matters, ...tasks].map(({ review }) => (typeof review === 'string' ? review : review.key)),
    ),
  ];
}

function toShortList([first = '', ...others]: readonly string[]): string {
  return others.length === 0 ? first : `${first} and ${String(others.length)} more`;
}
