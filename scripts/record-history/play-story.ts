import { setTimeout as sleep } from 'node:timers/promises';
import { addDays } from '../../domain/calendar/civil-date.ts';
import {
  type ProceedingsClock,
  REAL_TIME,
  toProceedingsTime,
  toRealMs,
} from '../../domain/calendar/proceedings-clock.ts';
import type { CivilDate } from '../../domain/calendar/time.ts';
import { atLocalTime, toCivilDate } from '../../domain/calendar/zoned.ts';
import type { Procedure } from '../../domain/procedure/procedure.ts';
import type { ActBody, RecordCommand } from '../../domain/review/acts.ts';
import type { ReviewKey } from '../../domain/review/review-id.ts';
import type { Proceedings } from '../../server/proceedings.ts';
import { STORY_BEGINS_ON, type Story } from './stories.ts';

const SECONDS_PER_DAY = 86_400;

/** Noon of the day on which the stories begin is now. */
export function clockOf(story: Story, { zone }: Procedure): ProceedingsClock {
  return {
    origin: toProceedingsTime(REAL_TIME, Date.now()),
    start: atLocalTime(STORY_BEGINS_ON, '12:00', zone),
    rate: story.daysPerSecond === 0 ? 1 : story.daysPerSecond * SECONDS_PER_DAY,
  };
}

/** Opens the proceeding and has the story's acts recorded, each at its time. @throws Error if one is refused */
export async function playStory(
  story: Story,
  stage: {
    readonly key: ReviewKey;
    readonly procedure: Procedure;
    readonly clock: ProceedingsClock;
    readonly proceedings: Proceedings;
  },
): Promise<void> {
  const { key, procedure, clock, proceedings } = stage;
  const opened = await proceedings.openReview(key, procedure, toCommand('opening', story.opening));
  if (!opened.accepted) throw new Error(`${story.name}: ${opened.refusal.message}`);
  for (const [index, { afterDays, acts }] of story.moments.entries()) {
    await waitFor(afterDays, stage);
    const today = toCivilDate(toProceedingsTime(clock, Date.now()), procedure.zone);
    const commands = acts(today).map((act, place) => toCommand(`act-${index + 1}-${place + 1}`, act));
    const decisions = await Promise.all(commands.map((command) => proceedings.recordAct(key, command)));
    for (const decision of decisions) {
      if (!decision.accepted)
        throw new Error(`${story.name}, moment ${index + 1}: ${decision.refusal.message}`);
    }
  }
  await waitFor(story.endsAfterDays, stage);
}

function toCommand(commandId: string, act: ActBody): RecordCommand {
  return { commandId, recordedBy: 'record-history', act };
}

async function waitFor(
  afterDays: number,
  { clock, procedure }: { readonly clock: ProceedingsClock; readonly procedure: Procedure },
): Promise<void> {
  const day: CivilDate = addDays(STORY_BEGINS_ON, afterDays);
  await sleep(Math.max(0, toRealMs(clock, atLocalTime(day, '12:00', procedure.zone)) - Date.now()));
}
