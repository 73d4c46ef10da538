import type { Transcript } from '../../domain/draw/transcript.ts';
import { transcriptSchema } from '../routes/schemas/transcript.ts';

/** Reads a transcript; throws an Error that names the place of each fault of form. */
export function parseTranscript(path: string, text: string): Transcript {
  const parsed = transcriptSchema.safeParse(parseJson(path, text));
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => `  $.${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`${path} is not a transcript of a draw:\n${faults.join('\n')}`);
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${path} is not JSON: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}
