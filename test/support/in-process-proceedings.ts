import type { Instant } from '../../domain/calendar/time.ts';
import { accept } from '../../domain/errors.ts';
import type { Procedure } from '../../domain/procedure/procedure.ts';
import type { RecordCommand } from '../../domain/review/acts.ts';
import { decide } from '../../domain/review/decide.ts';
import type { ReviewKey } from '../../domain/review/review-id.ts';
import { readActs } from '../../register/acts.ts';
import type { Register } from '../../register/database.ts';
import { requireProcedureOf } from '../../register/procedures.ts';
import { settleReview } from '../../register/settle-review.ts';
import { type createProceedings, ProceedingsUnavailable } from '../../server/proceedings.ts';

/** Proceedings without an engine: the same decision and the same settling, in this process. */
export interface InProcessProceedings extends ReturnType<typeof createProceedings> {
  /** Commands that reached the proceedings. */
  readonly asked: RecordCommand[];
  /** Mechanisms whose post rooms were woken, in order. */
  readonly woken: string[];
  /** From now on no command is answered, or all are again. */
  setReachable(reachable: boolean): void;
}

export function createInProcessProceedings(register: Register, now: () => Instant): InProcessProceedings {
  const asked: RecordCommand[] = [];
  const woken: string[] = [];
  let reachable = true;

  const record = async (key: ReviewKey, procedure: Procedure, command: RecordCommand) => {
    if (!reachable) throw new ProceedingsUnavailable('The proceedings did not answer in time.');
    asked.push(command);
    const acts = await readActs(register, key);
    const decision = decide({ procedure, key, acts, command, now: now() });
    if (!decision.accepted) return decision;
    const { act, duplicate } = decision.value;
    const settled = await settleReview(register, {
      review: key,
      acts: duplicate ? [] : [act],
      now: now(),
      procedure,
    });
    const { stage, nextAt } = settled;
    return accept({
      review: key,
      sequence: act.sequence,
      recordedAt: act.recordedAt,
      stage,
      nextAt,
      duplicate,
    });
  };

  const takeOver: InProcessProceedings['takeOver'] = async (key, procedure, acts) => {
    const [opened] = acts;
    if (opened === undefined) throw new Error('nothing to take over');
    const held = await readActs(register, key);
    const { commandId, recordedBy, body } = opened;
    if (reachable && held.length === 0)
      await settleReview(register, { review: key, acts, now: now(), procedure });
    return await record(key, procedure, { commandId, recordedBy, act: body });
  };

  return {
    asked,
    takeOver,
    woken,
    wakePostRoom: (mechanism) => {
      woken.push(mechanism);
      return Promise.resolve();
    },
    setReachable: (value) => {
      reachable = value;
    },
    openReview: record,
    recordAct: async (key, command) => await record(key, await requireProcedureOf(register, key), command),
    isReachable: () => Promise.resolve(reachable),
  };
}
