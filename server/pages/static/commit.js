/**
 * Makes a secret value of 32 random bytes and the commitment to it, in this browser alone: nothing of it is sent.
 * Works on the page of a draw; `npx chancery commit` does the same on a command line.
 */
import { commitTo, toHex } from './commitment.js';

function warnBeforeLeaving(event) {
  if (document.querySelector('[data-unsaved="new"]') !== null) event.preventDefault();
}

async function make(form) {
  const participant = form.querySelector('input').value.trim();
  const value = toHex(crypto.getRandomValues(new Uint8Array(32)));
  const commitment = await commitTo(form.dataset.draw, participant, value);
  const made = form.querySelector('[data-made]');
  made.hidden = false;
  made.dataset.unsaved = 'new';
  made.querySelector('[data-value]').textContent = value;
  made.querySelector('[data-commitment]').textContent = commitment;
  const text = [
    `Secret value for the draw ${form.dataset.draw}`,
    'Keep it secret until the meeting, and bring it there.',
    '',
    `participant  ${participant}`,
    `value        ${value}`,
    `commitment   ${commitment}`,
    '',
  ].join('\n');
  const save = made.querySelector('[data-save]');
  URL.revokeObjectURL(save.href);
  save.href = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  save.download = `secret-value-${participant.replaceAll(/[^A-Za-z0-9-]/g, '-')}.txt`;
  fillIn('participant', participant);
  fillIn('commitment', commitment);
}

/** Puts the two public parts into the form that records a commitment, if this page has one. */
function fillIn(fact, text) {
  const input = document.querySelector(`#record-commitment-made [name="act.records.${fact}"]`);
  if (input === null) return;
  input.value = text;
  input.dispatchEvent(new Event('input', { bubbles: true }));
}

document.addEventListener('submit', (event) => {
  if (!event.target.matches('[data-commit]')) return;
  event.preventDefault();
  void make(event.target);
});
document.addEventListener('click', (event) => {
  const made = event.target.closest('[data-save]')?.closest('[data-made]');
  if (made != null) made.dataset.unsaved = 'saved';
});
addEventListener('beforeunload', warnBeforeLeaving);

// Browsers compute digests on pages that came over HTTPS or from this machine alone.
if (crypto.subtle === undefined) document.documentElement.dataset.digests = 'none';
