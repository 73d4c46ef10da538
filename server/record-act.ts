import { createHash } from 'node:crypto';
import { accept, type Decision, refuse } from '../domain/errors.ts';
import type { Procedure } from '../domain/procedure/procedure.ts';
import { type ActBody, type RecordCommand, SECRETARIAT, type StepTaken } from '../domain/review/acts.ts';
import { decide } from '../domain/review/decide.ts';
import type { ReviewKey } from '../domain/review/review-id.ts';
import { addContact, removeContact } from '../register/contacts.ts';
import { findProceeding, type Proceeding } from '../register/find-proceeding.ts';
import { requireProcedureOf } from '../register/procedures.ts';
import type { RecordResult } from '../workflows/messages.ts';
import type { AppDeps } from './app-deps.ts';
import { RECORDED_BY } from './commands.ts';
import type { NewContact } from './contact-schema.ts';
import { reviewNotFound } from './require-review.ts';
import type { GivenAct } from './routes/schemas/act.ts';

export interface ActRequest {
  readonly commandId: string;
  readonly act: GivenAct;
  /** The person that the step names. */
  readonly contact?: NewContact | undefined;
}

/**
 * Records an act with the person it names. The person is stored first, because the act refers to it, and erased again
 * if the act is refused. When the proceedings do not answer, the person stays: the act may have been recorded, and
 * the repeated command finds both.
 */
export async function recordAct(
  deps: AppDeps,
  key: ReviewKey,
  { commandId, act, contact }: ActRequest,
): Promise<Decision<RecordResult>> {
  const review = await findProceeding(deps.register, key);
  if (review === undefined) return { accepted: false, refusal: reviewNotFound(key) };
  const procedure = await requireProcedureOf(deps.register, key);
  if (contact === undefined)
    return await send(deps, procedure, review, { commandId, recordedBy: RECORDED_BY, act });

  if (act.kind !== 'step-taken') return refuseContact(act);
  const step = { ...act, contactId: toContactId(key, commandId) };
  const command = { commandId, recordedBy: RECORDED_BY, act: step };
  const added = await storeContact(deps, procedure, key, step, contact);
  const recorded = await send(deps, procedure, review, command);
  if (!recorded.accepted && added) await removeContact(deps.register, step.contactId);
  return recorded;
}

/** A command that the register knows already is answered from there; the proceedings need not be asked. */
async function send(
  { proceedings, now }: AppDeps,
  procedure: Procedure,
  { key, acts, stage, nextAt }: Proceeding,
  command: RecordCommand,
): Promise<Decision<RecordResult>> {
  if (!acts.some((act) => act.commandId === command.commandId))
    return await proceedings.recordAct(key, command);
  const again = decide({ procedure, key, acts, command, now: now() });
  if (!again.accepted) return again;
  const { sequence, recordedAt } = again.value.act;
  return accept({ review: key, sequence, recordedAt, stage, nextAt, duplicate: true });
}

/** Stores the person if the step names one; else the review refuses the act, and nobody is stored. */
export async function storeContact(
  { register }: Pick<AppDeps, 'register'>,
  procedure: Procedure,
  reviewKey: ReviewKey,
  { step, party, contactId }: StepTaken & { readonly contactId: string },
  contact: NewContact,
): Promise<boolean> {
  const role = procedure.steps.find(({ id }) => id === step)?.names;
  if (role === undefined) return false;
  return await addContact(register, contactId, {
    ...contact,
    reviewKey,
    party: party === SECRETARIAT ? null : party,
    role,
  });
}

/** An id made of the command: the command sent again names the same person. A UUID of version 8 (RFC 9562). */
export function toContactId(key: ReviewKey, commandId: string): string {
  const hex = createHash('sha256')
    .update(JSON.stringify([key, commandId]))
    .digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function refuseContact({ kind }: ActBody): Decision<never> {
  return refuse(
    'contact-not-expected',
    `An act of the kind ${kind} names no person; a contact came with it.`,
    'Leave out the contact.',
    { kind },
  );
}
