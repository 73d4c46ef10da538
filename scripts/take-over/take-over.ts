import { randomUUID } from 'node:crypto';
import { readTakeOverFile } from '../../config/takeover/read-take-over-file.ts';
import { takenOverSchema, takeOverPreviewSchema } from '../../server/routes/schemas/take-over.ts';
import { type ApiClient, ApiRefused } from '../../server/stack/api-client.ts';
import { renderFaults } from './render-faults.ts';
import { renderPreview } from './render-preview.ts';

export interface TakeOverOutcome {
  /** For the terminal. */
  readonly text: string;
  /** Whether the file has no fault and, if it was to be applied, everything was recorded. */
  readonly done: boolean;
}

/**
 * Sends a file to the API and says what came of it. Faults are told with their lines in the file.
 * @throws FileError if the file cannot be read; ApiRefused if the API refuses for another reason than the file.
 */
export async function takeOverFile(
  api: Pick<ApiClient, 'post'>,
  { file: path, apply }: { readonly file: string; readonly apply: boolean },
): Promise<TakeOverOutcome> {
  const file = readTakeOverFile(path);
  try {
    const answer = await api.post('/api/take-overs', { ...file.body, preview: !apply }, randomUUID());
    return apply
      ? renderTaken(answer)
      : { text: renderPreview(takeOverPreviewSchema.parse(answer)), done: true };
  } catch (error) {
    if (!(error instanceof ApiRefused) || error.faults.length === 0) throw error;
    return { text: renderFaults(path, file, error.faults), done: false };
  }
}

function renderTaken(answer: unknown): TakeOverOutcome {
  const { items } = takenOverSchema.parse(answer);
  const lines = items.map(({ review, recorded, problem }) => {
    const acts = `${recorded} ${recorded === 1 ? 'act' : 'acts'} recorded`;
    return problem === null
      ? `${review}: ${acts}`
      : `${review}: ${acts}; ${problem.code}: ${problem.detail} ${problem.remedy}`;
  });
  return { text: lines.join('\n'), done: items.every(({ takenOver }) => takenOver) };
}
