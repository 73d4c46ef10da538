import type { Procedure } from '../../domain/procedure/procedure.ts';
import { procedureFor } from '../../domain/procedure/proceeding-procedure.ts';
import type { Act } from '../../domain/review/acts.ts';
import { agenda } from '../../domain/review/agenda.ts';
import { fold } from '../../domain/review/fold.ts';
import type { NoticeKey } from '../../domain/review/notice.ts';
import type { ReviewKey } from '../../domain/review/review-id.ts';
import { stageOf } from '../../domain/review/stage.ts';
import { timetable } from '../../domain/review/timetable.ts';
import type { RegisterActivities } from '../../workflows/messages.ts';

interface Entered {
  readonly procedure: Procedure;
  readonly acts: Act[];
  readonly decided: Set<NoticeKey>;
}

/**
 * The register's answers from the domain alone, kept in memory. A history holds only what an activity answered, so
 * that one recorded with this is the same as one recorded with a database.
 */
export function createPureRegister(): RegisterActivities {
  const reviews = new Map<ReviewKey, Entered>();
  return {
    settle: ({ review: key, acts, now, procedure }) => {
      const known = reviews.get(key) ?? open(key, procedure);
      reviews.set(key, known);
      known.acts.push(...acts.filter(({ sequence }) => sequence > known.acts.length));
      const state = fold(key, known.acts);
      const limits = timetable(known.procedure, state);
      const { procedure: ofReview, decided } = known;
      const { due, superseded, nextAt } = agenda({ procedure: ofReview, state, limits, decided, now });
      for (const notice of [...due, ...superseded]) decided.add(notice.key);
      return Promise.resolve({
        enteredThrough: known.acts.length,
        stage: stageOf(known.procedure, limits),
        nextAt,
        closed: state.closedOn !== null,
      });
    },
  };
}

function open(key: ReviewKey, procedure: Procedure | undefined): Entered {
  if (procedure === undefined) throw new Error(`the first acts of ${key} came without their procedure`);
  return { procedure: procedureFor(key, procedure), acts: [], decided: new Set() };
}
