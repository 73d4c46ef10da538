import { checkAgainstEarlier } from '../../domain/draw/continue-draw.ts';
import type { EarlierDraw } from '../../domain/draw/earlier-draws.ts';
import type { Transcript } from '../../domain/draw/transcript.ts';
import { type Finding, verifyTranscript } from '../../domain/draw/verify-transcript.ts';

/** The script of the page that verifies a draw without any network; bundled into it by scripts/write-verifier-page.ts. */

const chooser = requireElement('file');
const outcome = requireElement('outcome');

chooser.addEventListener('change', () => {
  const files = chooser instanceof HTMLInputElement ? [...(chooser.files ?? [])] : [];
  if (files.length > 0) void readAll(files).then(verify, showUnread);
});

interface Chosen {
  readonly name: string;
  readonly transcript: Transcript;
}

async function readAll(files: readonly File[]): Promise<readonly Chosen[]> {
  return await Promise.all(
    // A file of another form ends in the catch below, with its fault.
    files.map(async (file) => ({ name: file.name, transcript: JSON.parse(await file.text()) as Transcript })),
  );
}

function verify(chosen: readonly Chosen[]): void {
  show('busy', [`Holding ${chosen.length === 1 ? 'the draw' : `${chosen.length} draws`} again …`], []);
  // A moment for the browser to draw, since the work takes the thread.
  setTimeout(() => report(chosen), 30);
}

/** Each transcript against itself, and against the one that it continues where that was chosen too. */
function report(chosen: readonly Chosen[]): void {
  try {
    const sentences: string[] = [];
    const findings: Finding[] = [];
    for (const { name, transcript } of chosen) {
      const last = transcript.frozen.continues?.draws.at(-1);
      const earlier = chosen.find((other) => other.transcript.frozen.drawId === last?.drawId)?.transcript;
      const found = [
        ...verifyTranscript(transcript),
        ...(earlier === undefined
          ? []
          : checkAgainstEarlier(transcript.frozen, earlier).map((problem) => ({
              path: '$.frozen.continues',
              problem,
            }))),
      ];
      findings.push(...found);
      sentences.push(
        found.length > 0
          ? `${name} is not a true transcript: ${found.length} differences`
          : `True: ${name}, ${describe(transcript)}${describeEarlier(last, earlier)}`,
      );
    }
    show(findings.length > 0 ? 'false' : 'true', sentences, findings);
  } catch (error) {
    showUnread(error);
  }
}

function describe({ result: { pairs }, frozen }: Transcript): string {
  const states = pairs.reduce((sum, { reviewers }) => sum + reviewers.length, 0);
  return `${pairs.length} reviews, ${states} reviewing States, draw ${frozen.drawId}`;
}

function describeEarlier(last: EarlierDraw | undefined, earlier: Transcript | undefined): string {
  if (last === undefined) return '';
  return earlier === undefined
    ? `. It builds on the draw ${last.drawId}, transcript ${last.transcript}: choose that file too, to have what was taken over compared`
    : `. What it took over is what the draw ${last.drawId} gave`;
}

function showUnread(error: unknown): void {
  show('false', [`This cannot be read as the transcript of a draw: ${String(error)}`], []);
}

function show(
  state: 'busy' | 'true' | 'false',
  sentences: readonly string[],
  findings: readonly Finding[],
): void {
  const headings = sentences.map((sentence) => {
    const heading = document.createElement('p');
    heading.textContent = sentence;
    return heading;
  });
  const list = document.createElement('ol');
  for (const { path, problem } of findings) {
    const item = document.createElement('li');
    const place = document.createElement('code');
    place.textContent = path;
    item.append(place, ` ${problem}`);
    list.append(item);
  }
  outcome.dataset['state'] = state;
  outcome.replaceChildren(...headings, ...(findings.length > 0 ? [list] : []));
}

function requireElement(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`the page has no element ${id}`);
  return element;
}
