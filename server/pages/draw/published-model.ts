import type { Transcript } from '../../../domain/draw/transcript.ts';
import { nameWaiver, type Waiver } from '../../../domain/draw/waiver.ts';
import type { Party, PartyCode } from '../../../domain/parties/party.ts';
import type { Resolution } from '../../../domain/parties/settle-parties.ts';
import type { Procedure } from '../../../domain/procedure/procedure.ts';
import type { PublishedTranscript } from '../../../register/draws.ts';
import type { PresentedLaunch } from '../../launch/present-launch.ts';
import { type GroupLine, toGroupLines } from '../launch/group-line.ts';
import type { PageFrame } from '../page-frame.ts';
import { type AttemptView, toAttemptView } from './attempt-view.ts';
import { type LoadChart, toLoadChart } from './load-chart.ts';
import { type GroupTable, toGroupTables } from './pair-table.ts';
import { type RegionRow, toRegionRows } from './region-table.ts';
import { type ReviewLoad, toReviewLoad } from './review-load.ts';
import { type RuleView, toFrozenRuleViews } from './rule-words.ts';
import { toSubject } from './subject.ts';
import { type TakenOver, toTakenOver } from './taken-over.ts';
import { toWaiverView, type WaiverView } from './waiver-view.ts';

/** The page of a published draw: what everybody may read, and check. */
export interface PublishedModel {
  readonly frame: PageFrame;
  readonly key: string;
  readonly phase: string;
  readonly phaseTitle: string | null;
  readonly mechanism: string;
  readonly launchHref: string;
  /** `the groups, and the reviewers of group 1`. */
  readonly subject: string;
  /** `null` for the first draw. */
  readonly takenOver: TakenOver | null;
  readonly figures: readonly { readonly count: number; readonly label: string }[];
  readonly draw: AttemptView;
  readonly program: string;
  readonly digest: string;
  readonly resolutions: readonly Resolution[];
  readonly starts: readonly GroupLine[];
  readonly regions: readonly RegionRow[];
  readonly sizes: readonly number[];
  readonly tables: readonly GroupTable[];
  readonly instruments: readonly { readonly id: string; readonly title: string }[];
  readonly text: string;
  readonly load: ReviewLoad;
  readonly chart: LoadChart;
  readonly rules: readonly RuleView[];
  /** Limits that the result exceeds, each by a waiver that was frozen before. */
  readonly waivers: readonly WaiverView[];
  /** Limits that were waived and not needed. */
  readonly unused: readonly WaiverView[];
  /** Bits that it takes to name one order of the pool; the seed has 256. */
  readonly orderBits: string;
  readonly transcriptHref: string;
  /** Name of the file that a reader keeps. */
  readonly transcriptFile: string;
  /** The file of the draw that it continues, by the same manner of naming; `null` for the first draw. */
  readonly earlierFile: string | null;
  readonly voided: readonly AttemptView[];
}

export interface PublishedInput {
  readonly frame: PageFrame;
  readonly launch: PresentedLaunch;
  readonly procedure: Procedure;
  /** All published draws of the launch, in order. */
  readonly published: readonly PublishedTranscript[];
  /** The one whose page this is. */
  readonly shown: PublishedTranscript;
  /** As they are listed now, for the names of those that are in no list of a draw. */
  readonly parties: readonly Pick<Party, 'code' | 'name'>[];
  readonly resolutions: readonly Resolution[];
  readonly reviewed: ReadonlySet<PartyCode>;
  readonly text: string;
}

export function toPublishedModel(input: PublishedInput): PublishedModel {
  const { frame, launch, procedure, shown, text } = input;
  const { mechanism, phase } = launch;
  const { transcript } = shown;
  const { frozen, result, digest } = transcript;
  const names = [...frozen.parties, ...input.parties];
  const attempts = launch.draws.map((attempt, index) => toAttemptView(attempt, index + 1, names));
  const index = launch.draws.findIndex(
    ({ drawId, publishedOn }) => publishedOn !== null && drawId === frozen.drawId,
  );
  const [draw, attempt] = [attempts[index], launch.draws[index]];
  if (draw === undefined || attempt === undefined)
    throw new Error(`the draw ${frozen.drawId} of ${launch.key} is not published`);
  const load = toReviewLoad(transcript, text);
  const isUsed = (waiver: Waiver) => result.waivers.some((used) => nameWaiver(used) === nameWaiver(waiver));
  const isOnly = input.published.length === 1 && launch.toDraw.length === 0;
  const group = attempt.groups[0] ?? 1;
  return {
    frame,
    key: `${mechanism}/${phase}`,
    phase,
    phaseTitle: launch.phaseTitle,
    mechanism: procedure.title,
    launchHref: `/launches/${mechanism}/${phase}`,
    subject: toSubject(attempt.groups, attempt.continues.length === 0),
    takenOver: toTakenOver(`/draw/${mechanism}/${phase}`, attempt.continues, attempt, names),
    figures: toFigures(transcript),
    draw,
    program: frozen.program,
    digest,
    resolutions: input.resolutions,
    starts: toGroupLines(procedure.launch?.workplan ?? [], launch),
    regions: toRegionRows(transcript),
    sizes: Object.values(result.groups).map((members) => members.length),
    tables: toGroupTables({ transcript, names, reviewed: input.reviewed, text }),
    instruments: procedure.instruments,
    text,
    load,
    chart: toLoadChart(load.spread),
    rules: toFrozenRuleViews(frozen.rules),
    waivers: result.waivers.map((waiver) => toWaiverView(waiver, names)),
    unused: (frozen.waivers ?? []).filter((waiver) => !isUsed(waiver)).map((one) => toWaiverView(one, names)),
    orderBits: toOrderBits(frozen.parties.length),
    transcriptHref: `/api/draws/${mechanism}/${phase}${isOnly ? '' : `?group=${group}`}`,
    transcriptFile: `draw-${mechanism}-${phase}${isOnly ? '' : `-group-${group}`}.json`,
    earlierFile:
      attempt.continues.length === 0
        ? null
        : `draw-${mechanism}-${phase}-group-${attempt.continues.at(-1)?.groups[0] ?? 1}.json`,
    voided: attempts.filter(({ voided }) => voided !== null).reverse(),
  };
}

/** `1,162` for 189 parties: the binary logarithm of the number of their orders. */
function toOrderBits(parties: number): string {
  let bits = 0;
  for (let count = 2; count <= parties; count += 1) bits += Math.log2(count);
  return Math.round(bits).toLocaleString('en');
}

function toFigures({ frozen, result }: Transcript): PublishedModel['figures'] {
  const reviewers = result.pairs.flatMap((pair) => pair.reviewers);
  return [
    { count: frozen.parties.length, label: 'parties in the pool' },
    { count: result.pairs.length, label: 'reviews drawn' },
    { count: new Set(reviewers.map(({ party }) => party)).size, label: 'of them review' },
    { count: reviewers.filter(({ lot }) => lot === 'instrument').length, label: 'additional reviewers' },
  ];
}
