import { toDisplayText } from '../text/display-text.ts';
import { withoutAddresses } from '../without-addresses.ts';
import { graverOf, type ReportOutcome } from './delivery.ts';

/** RFC 3464, 2.3.3: what became of the message for one recipient. */
export type DeliveryAction = 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded';

/** What a report says of one recipient, whom it names and this does not. */
export interface RecipientReport {
  readonly action: DeliveryAction;
  /** RFC 3463, such as `5.1.1`; `null` when there is none that can be read. */
  readonly status: string | null;
  /** The last system's words, on one line, without the recipient's address; `null` when there are none. */
  readonly diagnostic: string | null;
}

/** The machine-readable part of a report. */
export interface DeliveryReport {
  readonly recipients: readonly [RecipientReport, ...RecipientReport[]];
}

/** A text is read no further than this; reports have a few hundred characters, and each recipient about as many. */
const LONGEST_TEXT = 64_000;
/** A value, likewise. */
const LONGEST_VALUE = 1_000;
const LONGEST_DIAGNOSTIC = 300;

type Fields = ReadonlyMap<string, string>;

/**
 * Reads a part of type message/delivery-status (RFC 3464): fields about the message, then fields about each recipient, in groups with
 * empty lines between. Field names are read in any case, folded lines are joined, what is unknown is passed over, and a group about the
 * message may be missing. `null` when it says of no recipient what became of the message.
 */
export function parseDeliveryReport(text: string): DeliveryReport | null {
  const [first, ...others] = toGroups(text.slice(0, LONGEST_TEXT)).flatMap((fields) => {
    const recipient = toRecipient(fields);
    return recipient === null ? [] : [recipient];
  });
  return first === undefined ? null : { recipients: [first, ...others] };
}

function toGroups(text: string): readonly Fields[] {
  const unfolded = text.replaceAll(/\r\n?/g, '\n').replaceAll(/\n[\t ]+(?=\S)/g, ' ');
  return unfolded.split(/\n[\t ]*(?:\n[\t ]*)+/).map(toFields);
}

function toFields(group: string): Fields {
  const fields = new Map<string, string>();
  for (const line of group.split('\n')) {
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(colon, 0)).trim().toLowerCase();
    // The first of a name counts: what comes later was added by somebody who had no right to it.
    if (name !== '' && !fields.has(name))
      fields.set(name, line.slice(colon + 1, colon + LONGEST_VALUE).trim());
  }
  return fields;
}

const ACTION = /^(failed|delayed|delivered|relayed|expanded)\b/i;
const STATUS = /(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.]*\d)/;

/** The status in a text, such as `5.1.1`; `null` when there is none. */
export function toStatus(text: string): string | null {
  return STATUS.exec(text)?.[1] ?? null;
}

function toRecipient(fields: Fields): RecipientReport | null {
  const status = toStatus(fields.get('status') ?? '');
  const action = toAction(fields.get('action'), status);
  if (action === null) return null;
  const named = ['original-recipient', 'final-recipient'].map((name) => afterType(fields.get(name) ?? ''));
  return { action, status, diagnostic: toDiagnostic(afterType(fields.get('diagnostic-code') ?? ''), named) };
}

/** What the class of a status means, where a system gave no action, or one of its own. */
const ACTION_OF_CLASS: ReadonlyMap<string, DeliveryAction> = new Map([
  ['2', 'delivered'],
  ['4', 'delayed'],
  ['5', 'failed'],
]);

function toAction(field: string | undefined, status: string | null): DeliveryAction | null {
  const named = ACTION.exec(field ?? '')?.[1]?.toLowerCase();
  if (named !== undefined) return named as DeliveryAction;
  return ACTION_OF_CLASS.get(status?.slice(0, 1) ?? '') ?? null;
}

/**
 * A system's words on one line; `null` when there are none. Systems like to repeat whom they could not reach, with and without the
 * domain; that is personal data, and is known anyway.
 */
export function toDiagnostic(words: string, recipients: readonly string[]): string | null {
  const named = recipients.flatMap((recipient) => {
    const address = recipient.replaceAll(/^<|>$/g, '');
    return [address, address.slice(0, Math.max(address.lastIndexOf('@'), 0))];
  });
  const shown = named.reduce(hideWord, words.slice(0, LONGEST_VALUE));
  const diagnostic = toDisplayText(withoutAddresses(shown), LONGEST_DIAGNOSTIC);
  return diagnostic === '' ? null : diagnostic;
}

/** `smtp; 550 …`, `rfc822; name@…`: the type of the value, and the value. */
function afterType(value: string): string {
  return value.replace(/^[\w.-]+[\t ]*;[\t ]*/, '').trim();
}

function hideWord(text: string, word: string): string {
  if (word.length < 2) return text;
  const literal = word.replaceAll(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
  return text.replaceAll(new RegExp(`(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])`, 'giu'), '(address)');
}

/** What a report means for a letter, which has one recipient. */
export interface ReportVerdict {
  readonly outcome: ReportOutcome;
  /** `550 5.1.1 User unknown`; `null` when the report gives no reason. Without mail addresses. */
  readonly detail: string | null;
  /** It came back for a reason that will bring back the next letter to the address as well. */
  readonly addressAtFault: boolean;
}

/**
 * The gravest of what is said. `failed` is final whatever its status: the system has given up, and a letter that lay in a queue for five
 * days has arrived as little as one to an unknown name. Several recipients stand behind one address; of those, too, each counts.
 */
export function judgeReport({ recipients: [first, ...others] }: DeliveryReport): ReportVerdict {
  const gravest = others.reduce(
    (found, recipient) =>
      graverOf(toOutcome(found), toOutcome(recipient)) === toOutcome(found) ? found : recipient,
    first,
  );
  const { status, diagnostic } = gravest;
  return {
    outcome: toOutcome(gravest),
    detail: toDetail(status, diagnostic),
    addressAtFault: gravest.action === 'failed' && isAboutAddress(status),
  };
}

/** Most systems' words begin with the status; then it is not said twice. */
function toDetail(status: string | null, diagnostic: string | null): string | null {
  if (status === null || diagnostic === null) return status ?? diagnostic;
  return diagnostic.includes(status) ? diagnostic : `${status}: ${diagnostic}`;
}

/**
 * RFC 3463: a fault of class 4 passes, and one of the content (x.6), of size (x.3.4) or of policy (x.7) is about what was sent, or about
 * us. All others are taken for faults of the address, and so is a reason that was not given.
 */
function isAboutAddress(status: string | null): boolean {
  return status === null || !/^(4\.|5\.[67]\.|5\.3\.4$)/.test(status);
}

/** RFC 3464: `expanded` is delivered to the address and sent on to those behind it; `relayed` went where nobody reports. */
function toOutcome({ action }: RecipientReport): ReportOutcome {
  switch (action) {
    case 'failed':
      return 'bounced';
    case 'delayed':
      return 'delayed';
    case 'delivered':
    case 'expanded':
      return 'delivered';
    case 'relayed':
      return 'passed-on';
  }
}
