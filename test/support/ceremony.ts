import type { LightMyRequestResponse } from 'fastify';
import { commitTo } from '../../domain/draw/seed.ts';

type Post = (url: string, body: unknown) => Promise<LightMyRequestResponse>;

const PARTICIPANTS = ['secretariat', 'NGA'];

/** A launch driven through the API, on days that the test names. */
export class Ceremony {
  readonly base: string;
  readonly #post: Post;
  readonly #on: string;
  #attempts = 0;

  constructor(post: Post, { phase, on }: { readonly phase: string; readonly on: string }) {
    this.#post = post;
    this.base = `/api/launches/untoc/${phase}`;
    this.#on = on;
  }

  /** Records a step of the secretariat. */
  async take(step: string, records?: Readonly<Record<string, string>>): Promise<LightMyRequestResponse> {
    const act = { kind: 'step-taken', step, party: 'secretariat', on: this.#on };
    return await this.#post(`${this.base}/acts`, { act: records === undefined ? act : { ...act, records } });
  }

  async draw(command: string, body: object = {}): Promise<LightMyRequestResponse> {
    return await this.#post(`${this.base}/draw/${command}`, { on: this.#on, ...body });
  }

  /** Module and meeting, without which no lots are drawn. */
  async prepare(): Promise<void> {
    expectRecorded(await this.take('module-ready'));
    expectRecorded(await this.take('meeting-convened'));
  }

  /** Freezes, and goes through commitments, reveals and the outside source. Returns the draw id. */
  async until(freeze: object): Promise<string> {
    const frozen = expectRecorded(await this.draw('freeze', freeze));
    const { drawId } = frozen.json<{ drawId: string }>();
    this.#attempts += 1;
    // A real value is drawn at random; here it must be new with each attempt, and the same in each run of the tests.
    const secrets = PARTICIPANTS.map(
      (participant, index) => [participant, `${index}${this.#attempts}`.repeat(32)] as const,
    );
    for (const [participant, value] of secrets) {
      const commitment = commitTo(drawId, participant, value);
      expectRecorded(await this.take('commitment-made', { participant, commitment }));
    }
    expectRecorded(await this.take('source-named', { description: 'An index of the day of the meeting' }));
    for (const [participant, value] of secrets) {
      expectRecorded(await this.take('value-revealed', { participant, value }));
    }
    expectRecorded(await this.take('source-read', { value: '12345.67' }));
    return drawId;
  }
}

export function expectRecorded(response: LightMyRequestResponse): LightMyRequestResponse {
  if (response.statusCode !== 201) throw new Error(`${response.statusCode}: ${response.body}`);
  return response;
}
