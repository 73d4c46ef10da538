import { toCivilDate } from '../../../domain/calendar/zoned.ts';
import { noEvidence } from '../../../domain/letters/evidence/no-evidence.ts';
import { parseReviewKey } from '../../../domain/review/review-id.ts';
import { listLetterActs } from '../../../register/letters/letter-acts.ts';
import { findEvidence } from '../../../register/letters/letter-evidence.ts';
import { requireProcedureOf } from '../../../register/procedures.ts';
import type { App, AppDeps } from '../../app-deps.ts';
import { toDrafts } from '../../drafts.ts';
import { readDraftPack } from '../../evidence/read-files.ts';
import { readLetterText } from '../../letter-text.ts';
import { describeOvertaken } from '../../overtaken-words.ts';
import { toProblem } from '../../problem.ts';
import { requireLetter } from '../../require-letter.ts';
import { letterParams } from '../../routes/schemas/letter.ts';
import { toDayView } from '../day-view.ts';
import { toLetterForms } from '../letter/letter-forms.ts';
import { toLetterLine } from '../letter-line.ts';
import { readPageFrame } from '../page-frame.ts';
import { PageProcedures } from '../page-procedures.ts';
import { toProceedingLink } from '../proceeding-link.ts';
import { render } from '../render.ts';
import { pageSchema, sendPage } from '../send-page.ts';
import { toPackView } from './pack-view.ts';

/** A letter to the bureau before it is signed, with its evidence and what is missing; afterwards, what was decided and frozen. */
export function registerEscalationPage(app: App, deps: AppDeps): void {
  const { register } = deps;
  app.get('/escalations/:id', { schema: { ...pageSchema, params: letterParams } }, async (request, reply) => {
    const letter = await requireLetter(register, request.params.id);
    const procedure = await requireProcedureOf(register, letter.review);
    const [[draft], text, pack, frozen, acts] = await Promise.all([
      toDrafts(deps, [letter]),
      readLetterText(deps, letter),
      readDraftPack(deps, letter),
      findEvidence(register, letter.id),
      listLetterActs(register, letter.id),
    ]);
    const decision = acts.findLast(({ kind }) => kind === 'sign' || kind === 'decline');
    // A letter that nobody need sign is none of this page's business.
    if (draft === undefined || (pack === undefined && decision === undefined))
      throw toProblem(noEvidence(letter.id));
    const isDraft = letter.status === 'awaiting-signature';
    const line = toLetterLine(letter, new PageProcedures([procedure]));
    const title = draft.matter?.limit?.title ?? line.about;
    const owner = draft.matter?.owedBy.name;
    const model = {
      scripts: ['record.js'],
      frame: await readPageFrame(deps, {
        title: `Escalation: ${title}`,
        place: 'escalations',
        now: deps.now(),
        zone: procedure.zone,
        sample: draft.matter?.review.sample === true,
      }),
      title: owner === undefined ? title : `${title}: ${owner}`,
      line,
      review: toProceedingLink(letter.review),
      reviewKey: letter.review,
      lettersHref: `/letters?${new URLSearchParams({ review: letter.review }).toString()}`,
      mechanism: parseReviewKey(letter.review).mechanism,
      isDraft,
      missing: draft.missing,
      overtaken: draft.overtaken === null ? null : describeOvertaken(draft.overtaken),
      decision:
        decision === undefined
          ? null
          : {
              what:
                decision.kind === 'decline'
                  ? 'Declined'
                  : decision.insisted
                    ? 'Signed all the same'
                    : 'Signed',
              day: toDayView(toCivilDate(decision.recordedAt, procedure.zone)),
              officer: decision.officer,
              reason: decision.reason,
            },
      text,
      pack: pack === undefined ? null : toPackView(pack),
      frozen:
        frozen === undefined
          ? null
          : { digest: frozen.digest, day: toDayView(toCivilDate(frozen.madeAt, procedure.zone)) },
      files: {
        html: `/api/escalations/${letter.id}/evidence.html`,
        pdf: `/api/escalations/${letter.id}/evidence.pdf`,
      },
      letterHref: `/letters/${letter.id}`,
      forms: isDraft ? toLetterForms(letter, draft.matter?.earlier ?? []) : [],
    };
    return await sendPage(request, reply, render('./escalations/escalation', model));
  });
}
