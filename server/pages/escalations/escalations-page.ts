import { z } from 'zod';
import type { ZoneName } from '../../../domain/calendar/time.ts';
import { toCivilDate } from '../../../domain/calendar/zoned.ts';
import { type DecidedEscalation, listDecidedEscalations } from '../../../register/letters/escalations.ts';
import type { App, AppDeps } from '../../app-deps.ts';
import { type Draft, listDrafts } from '../../drafts.ts';
import { describeOvertaken } from '../../overtaken-words.ts';
import { toDayView, toDayViewOrNull } from '../day-view.ts';
import { describeStatus } from '../letter-line.ts';
import { parseNoticeKey } from '../notice-words.ts';
import { readPageFrame } from '../page-frame.ts';
import { type PageProcedures, readPageProcedures } from '../page-procedures.ts';
import { toProceedingLink } from '../proceeding-link.ts';
import { render } from '../render.ts';
import { pageSchema, sendPage } from '../send-page.ts';

const PER_PAGE = 100;

const escalationsQuery = z.object({
  drafts: z.string().max(1000).optional(),
  decided: z.string().max(1000).optional(),
});

/** Letters that await a signature, and what officers decided before. */
export function registerEscalationsPage(app: App, deps: AppDeps): void {
  const { register } = deps;
  app.get(
    '/escalations',
    { schema: { ...pageSchema, querystring: escalationsQuery } },
    async (request, reply) => {
      const { query } = request;
      const [drafts, decided] = await Promise.all([
        listDrafts(deps, { limit: PER_PAGE, cursor: query.drafts }),
        listDecidedEscalations(register, { limit: PER_PAGE, cursor: query.decided }),
      ]);
      const procedures = await readPageProcedures(register, [
        ...drafts.items.map(({ letter }) => letter.mechanism),
        ...decided.items.map(({ review }) => review.split('/')[0] ?? ''),
      ]);
      const model = {
        frame: await readPageFrame(deps, {
          title: 'Escalations',
          place: 'escalations',
          now: deps.now(),
          zone: procedures.zone,
          sample: drafts.items.some(({ matter }) => matter?.review.sample === true),
        }),
        drafts: wantedFirst(drafts.items).map((draft) => toDraftLine(draft, procedures)),
        decided: decided.items.map((decision) => toDecidedLine(decision, procedures, procedures.zone)),
        moreDrafts: toMore('drafts', drafts.next),
        moreDecided: toMore('decided', decided.next),
      };
      return await sendPage(request, reply, render('./escalations/escalations', model));
    },
  );
}

function toMore(name: string, next: string | null): string | null {
  return next === null ? null : `/escalations?${new URLSearchParams({ [name]: next }).toString()}`;
}

/** Those that an officer has to decide about before those that would not leave any more. */
function wantedFirst(drafts: readonly Draft[]): readonly Draft[] {
  return [
    ...drafts.filter(({ overtaken }) => overtaken === null),
    ...drafts.filter(({ overtaken }) => overtaken !== null),
  ];
}

function toDraftLine({ letter, matter, missing, overtaken }: Draft, procedures: PageProcedures) {
  const obligation = parseNoticeKey(letter.noticeKeys[0])?.obligation ?? '';
  const { text, href } = toProceedingLink(letter.review);
  return {
    href: `/escalations/${letter.id}`,
    day: toDayView(letter.day),
    review: text,
    reviewHref: href,
    title: matter?.limit?.title ?? procedures.obligationTitle(letter.review, obligation),
    owedBy: matter?.owedBy.name ?? '',
    due: toDayViewOrNull(matter?.limit?.dueOn ?? null),
    standing:
      overtaken !== null
        ? { tone: 'idle', text: 'would not leave', note: describeOvertaken(overtaken) }
        : missing === null
          ? { tone: 'near', text: 'may be signed', note: null }
          : { tone: 'late', text: 'something is missing', note: missing },
  };
}

function toDecidedLine(decision: DecidedEscalation, procedures: PageProcedures, zone: ZoneName) {
  const obligation = parseNoticeKey(decision.noticeKeys[0])?.obligation ?? '';
  const { text, href } = toProceedingLink(decision.review);
  return {
    href: `/escalations/${decision.id}`,
    day: toDayView(toCivilDate(decision.decidedAt, zone)),
    review: text,
    reviewHref: href,
    title: procedures.obligationTitle(decision.review, obligation),
    what: decision.decision === 'decline' ? 'Declined' : decision.insisted ? 'Signed all the same' : 'Signed',
    officer: decision.officer,
    reason: decision.reason,
    status: describeStatus(decision.status),
  };
}
