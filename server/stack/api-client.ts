import { setTimeout as sleep } from 'node:timers/promises';

/** One of several faults in a request: where, by JSON pointer, what, and what to do. */
export interface ApiFault {
  readonly path: string;
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
}

/** The API said no: a request that will not succeed by repeating it. */
export class ApiRefused extends Error {
  override readonly name = 'ApiRefused';
  readonly status: number;
  /** The problem's code, such as `second-focal-point`; empty when the answer was no problem document. */
  readonly code: string;
  /** Empty where the answer names no more than its detail. */
  readonly faults: readonly ApiFault[];

  constructor(status: number, code: string, detail: string, faults: readonly ApiFault[] = []) {
    super(`${status} ${code}: ${detail}`);
    this.status = status;
    this.code = code;
    this.faults = faults;
  }
}

/** A client of our own HTTP API, over loopback, as patient as its caller wants. */
export interface ApiClient {
  /** Answers the JSON at `path`, such as `/api/reviews?limit=10`. */
  get(path: string): Promise<unknown>;
  /** Sends a command. Repeating it with the same `key` records it once. */
  post(path: string, body: unknown, key: string): Promise<unknown>;
}

export interface ApiAddress {
  readonly apiUrl: string;
  readonly token: string;
  /** How long a request is repeated while the API or the proceedings cannot be reached; default 60 s. */
  readonly patienceMs?: number;
}

const PAUSE_MS = 250;
/** Above the API's own limit for an answer of the proceedings. */
const ANSWER_LIMIT_MS = 45_000;

/** Requests that could not be answered just now are repeated; a refusal is thrown as ApiRefused. */
export function createApiClient({ apiUrl, token, patienceMs = 60_000 }: ApiAddress): ApiClient {
  const request = async (path: string, init: RequestInit): Promise<unknown> => {
    const giveUpAt = Date.now() + patienceMs;
    for (;;) {
      const answer = await attempt(apiUrl + path, init);
      if ('value' in answer) return answer.value;
      if (Date.now() > giveUpAt) throw answer.failure;
      await sleep(PAUSE_MS);
    }
  };
  return {
    get: (path) => request(path, {}),
    post: (path, body, key) =>
      request(path, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          'idempotency-key': key,
        },
        body: JSON.stringify(body),
      }),
  };
}

/** One request: its JSON, or why it is worth repeating. */
async function attempt(
  address: string,
  init: RequestInit,
): Promise<{ readonly value: unknown } | { readonly failure: Error }> {
  let response: Response;
  let text: string;
  try {
    response = await fetch(address, { ...init, signal: AbortSignal.timeout(ANSWER_LIMIT_MS) });
    text = await response.text();
  } catch (error) {
    return { failure: new Error(`${address} cannot be reached`, { cause: error }) };
  }
  if (response.ok) return { value: JSON.parse(text) };
  const problem = readProblem(text);
  const failure = new ApiRefused(response.status, problem.code, problem.detail, problem.faults);
  // The proceedings or the register cannot be reached just now: 503 asks to try again.
  if (response.status === 503) return { failure };
  throw failure;
}

interface ReadProblem {
  readonly code: string;
  readonly detail: string;
  readonly faults: readonly ApiFault[];
}

function readProblem(text: string): ReadProblem {
  const otherwise: ReadProblem = { code: '', detail: text, faults: [] };
  try {
    const problem: unknown = JSON.parse(text);
    if (typeof problem !== 'object' || problem === null) return otherwise;
    const code = 'code' in problem && typeof problem.code === 'string' ? problem.code : '';
    const detail = 'detail' in problem && typeof problem.detail === 'string' ? problem.detail : text;
    const faults = 'faults' in problem && Array.isArray(problem.faults) ? problem.faults.filter(isFault) : [];
    return { code, detail, faults };
  } catch {
    return otherwise;
  }
}

function isFault(value: unknown): value is ApiFault {
  if (typeof value !== 'object' || value === null) return false;
  return ['path', 'code', 'message', 'remedy'].every(
    (field) => typeof Reflect.get(value, field) === 'string',
  );
}
