import type { ZoneName } from '../../domain/calendar/time.ts';
import { parseZoneName } from '../../domain/calendar/zoned.ts';
import type { Procedure } from '../../domain/procedure/procedure.ts';
import { procedureFor } from '../../domain/procedure/proceeding-procedure.ts';
import { isLaunch, parseReviewKey, type ReviewKey } from '../../domain/review/review-id.ts';
import type { Register } from '../../register/database.ts';
import { listNewestProcedures } from '../../register/newest-procedures.ts';
import { findProcedures } from '../../register/procedures.ts';
import { toRungWords } from './notice-words.ts';

/** Newest procedures of several mechanisms, for pages over many reviews. */
export class PageProcedures {
  readonly #procedures: ReadonlyMap<string, Procedure>;

  constructor(procedures: readonly Procedure[]) {
    this.#procedures = new Map(procedures.map((procedure) => [procedure.id, procedure]));
  }

  /** Title of a stage. A running review may stand in a stage that the newest procedure has no more: then its id. */
  stageTitle(mechanism: string, stage: string): string {
    return this.#procedures.get(mechanism)?.stages.find(({ id }) => id === stage)?.title ?? stage;
  }

  obligationTitle(proceeding: ReviewKey, obligation: string): string {
    return (
      this.#procedureFor(proceeding)?.obligations.find(({ id }) => id === obligation)?.title ?? obligation
    );
  }

  /** When a reminder goes out, in words: `30 days before`. A rung that the newest procedure has no more: its name. */
  rungWords(proceeding: ReviewKey, obligation: string, rung: string): string {
    const procedure = this.#procedureFor(proceeding);
    const ladder = procedure?.obligations.find(({ id }) => id === obligation)?.ladder;
    const found = procedure?.ladders.find(({ id }) => id === ladder)?.rungs.find(({ id }) => id === rung);
    return found === undefined ? rung.replaceAll('-', ' ') : toRungWords(found.at);
  }

  zoneOf(mechanism: string): ZoneName {
    return this.#procedures.get(mechanism)?.zone ?? UTC;
  }

  /** Zone of the day in the page's head: that of the first mechanism. */
  get zone(): ZoneName {
    return this.#procedures.values().next().value?.zone ?? UTC;
  }

  /** The newest procedure of the mechanism may have no launch any more. */
  #procedureFor(proceeding: ReviewKey): Procedure | undefined {
    const procedure = this.#procedures.get(parseReviewKey(proceeding).mechanism);
    if (procedure === undefined || (isLaunch(proceeding) && procedure.launch === undefined)) return undefined;
    return procedureFor(proceeding, procedure);
  }

  get stages(): readonly { readonly id: string; readonly title: string }[] {
    const stages = [...this.#procedures.values()].flatMap((procedure) => procedure.stages);
    return stages.filter(({ id }, index) => stages.findIndex((stage) => stage.id === id) === index);
  }
}

const UTC = parseZoneName('UTC');

/** The procedures of these mechanisms; of all where a page has nothing to show, so that its head tells the day of somebody. */
export async function readPageProcedures(
  register: Register,
  mechanisms: readonly string[],
): Promise<PageProcedures> {
  if (mechanisms.length === 0) return new PageProcedures(await listNewestProcedures(register));
  const found = await findProcedures(register, mechanisms.toSorted());
  return new PageProcedures([...found.values()]);
}
