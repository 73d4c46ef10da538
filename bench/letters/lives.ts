import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { KillPlan } from './kill-plan.ts';
import { BETWEEN_ROUNDS, type SendingOrder } from './sender.ts';

/** How one life of a sender ended. */
export type Ending = 'killed as planned' | 'killed between rounds' | 'ended by itself';

/** A sender that has loaded everything and waits for its order. */
interface Standby {
  readonly child: ChildProcess;
  readonly ready: Promise<unknown>;
}

/** Senders that wait, so that the next is there as soon as one is killed. */
export class Lives {
  readonly #program: string;
  readonly #order: Omit<SendingOrder, 'plan'>;
  readonly #waiting: Standby[];

  constructor(program: string, order: Omit<SendingOrder, 'plan'>, ahead: number) {
    this.#program = program;
    this.#order = order;
    this.#waiting = Array.from({ length: ahead }, () => this.#start());
  }

  /** Lives one life to its end. `plan` `null`: until no letter is left. */
  async live(plan: KillPlan | null): Promise<Ending> {
    const { child, ready } = this.#waiting.shift() ?? this.#start();
    this.#waiting.push(this.#start());
    await ready;
    let words = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      words += chunk.toString();
    });
    const ended = once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>;
    child.send({ ...this.#order, plan } satisfies SendingOrder);
    if (plan?.point === 'random-time') {
      await Promise.race([sleep(plan.nth), ended]);
      child.kill('SIGKILL');
    }
    const [code, signal] = await ended;
    if (signal === 'SIGKILL') return words === BETWEEN_ROUNDS ? 'killed between rounds' : 'killed as planned';
    if (code === 0) return 'ended by itself';
    throw new Error(`a sender ended with ${code ?? signal ?? 'nothing'}: ${words}`);
  }

  /** Ends those that still wait. */
  async end(): Promise<void> {
    await Promise.all(
      this.#waiting.splice(0).map(async ({ child, ready }) => {
        await ready;
        const ended = once(child, 'close');
        child.kill('SIGKILL');
        await ended;
      }),
    );
  }

  #start(): Standby {
    const child = spawn(process.execPath, [this.#program], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
    const ready = Promise.race([
      once(child, 'message'),
      once(child, 'close').then(() => {
        throw new Error('a sender could not start');
      }),
    ]);
    // Whoever lives this life hears of it.
    ready.catch(() => undefined);
    return { child, ready };
  }
}
