import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { readTakeOverFile } from '../../config/takeover/read-take-over-file.ts';
import type { TakeOverFile } from '../../config/takeover/take-over-file.ts';
import {
  type TakeOverPreview,
  takenOverSchema,
  takeOverPreviewSchema,
} from '../../server/routes/schemas/take-over.ts';
import { type ApiClient, ApiRefused } from '../../server/stack/api-client.ts';
import { renderFaults } from './render-faults.ts';
import { renderPreview } from './render-preview.ts';

export interface TakeOverOutcome {
  /** For the terminal. */
  readonly text: string;
  /** Whether the file has no fault and, if it was to be applied, everything was recorded. */
  readonly done: boolean;
}

/** Reviews recorded by one request: its answer comes well within the time that the client waits. */
const BATCH = 40;

/**
 * Sends a file to the API and says what came of it. Faults are told with their lines in the file. The whole file is
 * checked before any of it is recorded.
 * @throws FileError if the file cannot be read; ApiRefused if the API refuses for another reason than the file.
 */
export async function takeOverFile(
  api: Pick<ApiClient, 'post'>,
  { file: path, apply }: { readonly file: string; readonly apply: boolean },
): Promise<TakeOverOutcome> {
  const file = readTakeOverFile(path);
  const send = (body: TakeOverFile['body'], preview: boolean): Promise<unknown> =>
    api.post('/api/take-overs', { ...body, preview }, randomUUID());
  const preview = await findPreview(async () => takeOverPreviewSchema.parse(await send(file.body, true)));
  if ('faults' in preview) return { text: renderFaults(path, file, preview.faults), done: false };
  if (!apply) return { text: renderPreview(preview), done: true };
  const taken: Taken[] = [];
  for (const batch of toBatches(file.body))
    taken.push(...takenOverSchema.parse(await send(batch, false)).items);
  return { text: taken.map(renderTaken).join('\n'), done: taken.every(({ takenOver }) => takenOver) };
}

/** The preview, or the faults for which there is none. */
async function findPreview(
  ask: () => Promise<TakeOverPreview>,
): Promise<TakeOverPreview | Pick<ApiRefused, 'faults'>> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof ApiRefused && error.faults.length > 0) return error;
    throw error;
  }
}

type Taken = z.output<typeof takenOverSchema>['items'][number];

function toBatches(body: TakeOverFile['body']): readonly TakeOverFile['body'][] {
  const { reviews } = body;
  if (!Array.isArray(reviews)) throw new TypeError('the API took a file without reviews');
  const starts = Array.from({ length: Math.ceil(reviews.length / BATCH) }, (_, index) => index * BATCH);
  return starts.map((start) => ({ ...body, reviews: reviews.slice(start, start + BATCH) }));
}

function renderTaken({ review, recorded, problem }: Taken): string {
  const acts = `${recorded} ${recorded === 1 ? 'act' : 'acts'} recorded`;
  return problem === null
    ? `${review}: ${acts}`
    : `${review}: ${acts}; ${problem.code}: ${problem.detail} ${problem.remedy}`;
}
