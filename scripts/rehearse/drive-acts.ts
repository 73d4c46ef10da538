import { setTimeout as sleep } from 'node:timers/promises';
import { loadSampleLanguages } from '../../config/parties/sample-languages.ts';
import { type ProceedingsClock, toRealMs } from '../../domain/calendar/proceedings-clock.ts';
import type { ScriptedCommand } from '../../domain/forecast/rehearsal-script.ts';
import type { Language } from '../../domain/letters/words/phrasebook.ts';
import type { PartyCode } from '../../domain/parties/party.ts';
import type { Procedure } from '../../domain/procedure/procedure.ts';
import type { ActBody } from '../../domain/review/acts.ts';
import type { ReviewKey } from '../../domain/review/review-id.ts';
import { type ApiClient, ApiRefused } from '../../server/stack/api-client.ts';

export interface DriveOptions {
  readonly clock: ProceedingsClock;
  readonly procedure: Procedure;
  readonly signal: AbortSignal;
}

/** A scripted act that the services refused. */
export interface RefusedAct {
  readonly scripted: ScriptedCommand;
  readonly refusal: ApiRefused;
}

/**
 * Posts each scripted act when the proceedings' clock reaches its moment: acts of one review one after the other, reviews
 * side by side. Resolves when the last is answered, or soon after `signal`.
 */
export async function driveActs(
  api: ApiClient,
  script: readonly ScriptedCommand[],
  { clock, procedure, signal }: DriveOptions,
): Promise<readonly RefusedAct[]> {
  const refused: RefusedAct[] = [];
  const languageOf = loadSampleLanguages();
  const post = async (scripted: ScriptedCommand): Promise<void> => {
    if (signal.aborted) return;
    const { key, command } = scripted;
    try {
      await api.post(
        `/api/reviews/${key}/acts`,
        toRequest(command.act, procedure, languageOf),
        command.commandId,
      );
    } catch (error) {
      if (!(error instanceof ApiRefused)) throw error;
      refused.push({ scripted, refusal: error });
    }
  };
  const last = new Map<ReviewKey, Promise<void>>();
  for (const scripted of script) {
    const waitMs = Math.ceil(toRealMs(clock, scripted.at)) - Date.now();
    if (waitMs > 0) await sleep(waitMs, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) break;
    const before = last.get(scripted.key) ?? Promise.resolve();
    last.set(
      scripted.key,
      before.then(() => post(scripted)),
    );
  }
  await Promise.all(last.values());
  return refused;
}

/** People live in the register's contact table alone, so an act that names one is sent with the contact beside it. */
function toRequest(
  act: ActBody,
  procedure: Procedure,
  languageOf: (code: PartyCode) => Language,
): Record<string, unknown> {
  if (act.kind !== 'step-taken') return { act };
  const { kind, step, party, on } = act;
  const given = { kind, step, party, on };
  const names = procedure.steps.find(({ id }) => id === act.step)?.names;
  if (names === undefined) return { act: given };
  const title = names === 'focal-point' ? 'Focal point' : 'Expert';
  const contact = {
    name: `${title} of ${act.party} (invented)`,
    email: `${names}.${act.party.toLowerCase()}@example.org`,
    language: languageOf(act.party),
  };
  return { act: given, contact };
}
