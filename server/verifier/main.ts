import type { Transcript } from '../../domain/draw/transcript.ts';
import { type Finding, verifyTranscript } from '../../domain/draw/verify-transcript.ts';

/** The script of the page that verifies a draw without any network; bundled into it by scripts/write-verifier-page.ts. */

const chooser = requireElement('file');
const outcome = requireElement('outcome');

chooser.addEventListener('change', () => {
  const file = chooser instanceof HTMLInputElement ? chooser.files?.[0] : undefined;
  if (file !== undefined) void file.text().then((text) => verify(file.name, text));
});

function verify(name: string, text: string): void {
  show('busy', `Holding the draw of ${name} again …`, []);
  // A moment for the browser to draw, since the work takes the thread.
  setTimeout(() => report(name, text), 30);
}

function report(name: string, text: string): void {
  try {
    // A file of another form ends in the catch below, with its fault.
    const transcript = JSON.parse(text) as Transcript;
    const findings = verifyTranscript(transcript);
    const { pairs } = transcript.result;
    const states = pairs.reduce((sum, { reviewers }) => sum + reviewers.length, 0);
    if (findings.length > 0)
      show('false', `${name} is not a true transcript: ${findings.length} differences`, findings);
    else
      show(
        'true',
        `True: ${pairs.length} reviews, ${states} reviewing States, draw ${transcript.frozen.drawId}`,
        [],
      );
  } catch (error) {
    show('false', `${name} cannot be read as the transcript of a draw: ${String(error)}`, []);
  }
}

function show(state: 'busy' | 'true' | 'false', sentence: string, findings: readonly Finding[]): void {
  const heading = document.createElement('p');
  heading.textContent = sentence;
  const list = document.createElement('ol');
  for (const { path, problem } of findings) {
    const item = document.createElement('li');
    const place = document.createElement('code');
    place.textContent = path;
    item.append(place, ` ${problem}`);
    list.append(item);
  }
  outcome.dataset['state'] = state;
  outcome.replaceChildren(heading, ...(findings.length > 0 ? [list] : []));
}

function requireElement(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`the page has no element ${id}`);
  return element;
}
