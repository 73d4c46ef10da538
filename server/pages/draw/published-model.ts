import type { Transcript } from '../../../domain/draw/transcript.ts';
import type { PartyCode } from '../../../domain/parties/party.ts';
import type { Resolution } from '../../../domain/parties/settle-parties.ts';
import type { Procedure } from '../../../domain/procedure/procedure.ts';
import type { PresentedLaunch } from '../../launch/present-launch.ts';
import { type GroupLine, toGroupLines } from '../launch/group-line.ts';
import type { PageFrame } from '../page-frame.ts';
import { type AttemptView, toAttemptView } from './attempt-view.ts';
import { type LoadChart, toLoadChart } from './load-chart.ts';
import { type GroupTable, toGroupTables } from './pair-table.ts';
import { type RegionRow, toRegionRows } from './region-table.ts';
import { type ReviewLoad, toReviewLoad } from './review-load.ts';
import { type RuleView, toFrozenRuleViews } from './rule-words.ts';

/** The page of a published draw: what everybody may read, and check. */
export interface PublishedModel {
  readonly frame: PageFrame;
  readonly key: string;
  readonly phase: string;
  readonly phaseTitle: string | null;
  readonly mechanism: string;
  readonly launchHref: string;
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
  readonly waivers: Transcript['result']['waivers'];
  /** Bits that it takes to name one order of the pool; the seed has 256. */
  readonly orderBits: string;
  readonly transcriptHref: string;
  /** Name of the file that a reader keeps. */
  readonly transcriptFile: string;
  readonly voided: readonly AttemptView[];
}

export interface PublishedInput {
  readonly frame: PageFrame;
  readonly launch: PresentedLaunch;
  readonly procedure: Procedure;
  readonly transcript: Transcript;
  readonly resolutions: readonly Resolution[];
  readonly reviewed: ReadonlySet<PartyCode>;
  readonly text: string;
}

/** @throws Error where the launch has no published draw */
export function toPublishedModel(input: PublishedInput): PublishedModel {
  const { frame, launch, procedure, transcript, text } = input;
  const { mechanism, phase } = launch;
  const { frozen, result, digest } = transcript;
  const attempts = launch.draws.map((attempt, index) => toAttemptView(attempt, index + 1, frozen.parties));
  const draw = attempts.find(({ published }) => published !== null);
  if (draw === undefined) throw new Error(`the draw of ${launch.key} is not published`);
  const load = toReviewLoad(transcript, text);
  return {
    frame,
    key: `${mechanism}/${phase}`,
    phase,
    phaseTitle: launch.phaseTitle,
    mechanism: procedure.title,
    launchHref: `/launches/${mechanism}/${phase}`,
    figures: toFigures(transcript),
    draw,
    program: frozen.program,
    digest,
    resolutions: input.resolutions,
    starts: toGroupLines(procedure.launch?.workplan ?? [], launch.groups),
    regions: toRegionRows(transcript),
    sizes: Object.values(result.groups).map((group) => group.length),
    tables: toGroupTables({ transcript, reviewed: input.reviewed, text }),
    instruments: procedure.instruments,
    text,
    load,
    chart: toLoadChart(load.spread),
    rules: toFrozenRuleViews(frozen.rules),
    waivers: result.waivers,
    orderBits: toOrderBits(frozen.parties.length),
    transcriptHref: `/api/draws/${mechanism}/${phase}`,
    transcriptFile: `draw-${mechanism}-${phase}.json`,
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
