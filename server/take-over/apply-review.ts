import type { Refusal } from '../../domain/errors.ts';
import { isOpeningBody } from '../../domain/review/opening.ts';
import type { PlannedReview } from '../../domain/takeover/plan-review.ts';
import { readActs } from '../../register/acts.ts';
import { removeContact } from '../../register/contacts.ts';
import type { AppDeps } from '../app-deps.ts';
import type { NewContact } from '../contact-schema.ts';
import { recordAct, storeContact } from '../record-act.ts';
import type { GivenPastReview } from '../routes/schemas/take-over.ts';

/** How far a review came. What was recorded before a refusal stays recorded. */
interface AppliedReview {
  readonly recorded: number;
  readonly refusal: Refusal | null;
}

/**
 * Records what was planned for one review: a new one is started with all its acts, one that runs gets each act after the
 * other. Throws when the proceedings do not answer; the same file planned again then finds what was recorded.
 */
export async function applyReview(
  deps: AppDeps,
  planned: PlannedReview,
  given: GivenPastReview,
): Promise<AppliedReview> {
  const { key, held, commands } = planned;
  if (held.length === 0) {
    const refusal = await startReview(deps, planned, given);
    if (refusal !== null) return { recorded: 0, refusal };
  }
  // A review that has just been started holds all of them, unless somebody else had started it with fewer.
  const entered = new Set((await readActs(deps.register, key)).map(({ commandId }) => commandId));
  const missing = commands.filter(({ command }) => !entered.has(command.commandId));
  let recorded = commands.length - missing.length;
  for (const { command, index } of missing) {
    const { commandId, act } = command;
    if (isOpeningBody(act)) throw new Error(`${key} is open and does not hold its opening`);
    const answer = await recordAct(deps, key, { commandId, act, contact: findContact(given, index) });
    if (!answer.accepted) return { recorded, refusal: answer.refusal };
    recorded += 1;
  }
  return { recorded, refusal: null };
}

/** Persons first, because the acts refer to them; they are erased again if the review is refused. */
async function startReview(
  { register, proceedings }: AppDeps,
  { key, procedure, commands, added }: PlannedReview,
  given: GivenPastReview,
): Promise<Refusal | null> {
  const persons: string[] = [];
  for (const { command, index } of commands) {
    const { act } = command;
    const contact = findContact(given, index);
    if (contact === undefined || act.kind !== 'step-taken' || act.contactId === undefined) continue;
    const step = { ...act, contactId: act.contactId };
    if (await storeContact({ register }, procedure, key, step, contact)) persons.push(step.contactId);
  }
  const started = await proceedings.takeOver(key, procedure, added);
  if (started.accepted) return null;
  for (const contactId of persons) await removeContact(register, contactId);
  return started.refusal;
}

function findContact({ acts }: GivenPastReview, index: number | null): NewContact | undefined {
  const given = index === null ? undefined : acts[index];
  return given !== undefined && 'contact' in given ? given.contact : undefined;
}
