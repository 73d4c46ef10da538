import { setTimeout as sleep } from 'node:timers/promises';

/** When a part ends, first to last: nothing ends before those that use it. */
export const ENDING_ORDER = ['api', 'worker', 'foundation', 'data folder'] as const;
export type EndingTurn = (typeof ENDING_ORDER)[number];

/** A part that has not come up by then hangs; the next start on the same data folder ends what it leaves behind. */
const STILL_STARTING_LIMIT_MS = 20_000;

/** The start was interrupted by its caller. */
export class StartInterrupted extends Error {
  override readonly name = 'StartInterrupted';
}

/** What has been started so far, so that all of it can be ended: in order, also in the middle of a start. */
export class StackParts {
  readonly #stops: { readonly turn: EndingTurn; readonly stop: () => Promise<void> }[] = [];
  readonly #starting: Promise<unknown>[] = [];
  readonly #interrupted: Promise<never>;
  #stopped: Promise<void> | undefined;

  constructor(signal?: AbortSignal) {
    this.#interrupted = new Promise((_resolve, reject) => {
      const interrupt = (): void => reject(new StartInterrupted('the start was interrupted'));
      if (signal?.aborted === true) interrupt();
      signal?.addEventListener('abort', interrupt, { once: true });
    });
    this.#interrupted.catch(() => undefined);
  }

  /** Answers what `starting` starts; from then on `stop` ends it. */
  add<Part>(turn: EndingTurn, starting: Promise<Part>, stop: (part: Part) => Promise<void>): Promise<Part> {
    const started = starting.then((part) => {
      this.#stops.push({ turn, stop: () => stop(part) });
      return part;
    });
    this.#starting.push(started.catch(() => undefined));
    return this.orInterrupted(started);
  }

  /** As `work`, but ends early with StartInterrupted. */
  orInterrupted<Result>(work: Promise<Result>): Promise<Result> {
    return Promise.race([work, this.#interrupted]);
  }

  /**
   * Ends every part, those of one turn together. A part that is just starting is ended as soon as it is up.
   *
   * @throws AggregateError when parts failed to end; the others have ended all the same.
   */
  stop(): Promise<void> {
    this.#stopped ??= this.#stopAll();
    return this.#stopped;
  }

  async #stopAll(): Promise<void> {
    await Promise.race([
      Promise.all(this.#starting),
      sleep(STILL_STARTING_LIMIT_MS, undefined, { ref: false }),
    ]);
    const failures: unknown[] = [];
    for (const turn of ENDING_ORDER) {
      const ending = this.#stops.filter((part) => part.turn === turn).map((part) => part.stop());
      for (const result of await Promise.allSettled(ending)) {
        if (result.status === 'rejected') failures.push(result.reason);
      }
    }
    if (failures.length > 0)
      throw new AggregateError(failures, `could not be ended: ${failures.map(String).join('; ')}`);
  }
}
