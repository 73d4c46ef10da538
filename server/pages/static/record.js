/**
 * Sends the forms of a page to the interface, with the token that an officer typed once for this tab, and shows what
 * came back beside the form. Every form also says how a program records the same, so nothing depends on this script.
 */
import { toBody } from './form-body.js';

const TOKEN = 'chancery-token';
const TOLD = 'chancery-told';

/** A part of the page that this script can fill; text is always set as text. */
function element(name, text, className = '') {
  const made = document.createElement(name);
  made.textContent = text;
  made.className = className;
  return made;
}

function markToken() {
  document.documentElement.dataset.token = sessionStorage.getItem(TOKEN) === null ? 'asked' : 'kept';
}

/** Sent again unchanged, a command is the same command. */
function toKey(form) {
  form.dataset.key ??= Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
  return form.dataset.key;
}

function showProblem(form, { detail, remedy, faults = [] }) {
  const parts = [element('p', detail, 'outcome-what'), element('p', remedy)];
  if (faults.length > 0) {
    const list = element('ul', '');
    list.append(...faults.map(({ message }) => element('li', message)));
    parts.push(list);
  }
  form.querySelector('[data-outcome]').replaceChildren(...parts);
}

function toWords({ sequence, duplicate, tests = [] }) {
  const recorded = duplicate ? 'This had been recorded before' : 'Recorded';
  const tested = tests.length > 0 ? ` ${tests.length} tests of the lot by trial draws were passed.` : '';
  return sequence === undefined ? `${recorded}.` : `${recorded}, as act ${sequence}.${tested}`;
}

/** An address that holds a secret is in this answer alone: it stays on the page until the reader leaves it. */
function showAddress(form, address) {
  const shown = element('code', new URL(address, location.origin).href, 'once');
  shown.dataset.unsaved = 'new';
  const told = element('p', 'Made. This address is shown here and never again:', 'outcome-done');
  const again = element('a', 'Show the page as it stands now');
  again.href = location.pathname;
  // Empty, it cannot be sent again by a second press.
  form.reset();
  delete form.dataset.key;
  form.querySelector('[data-outcome]').replaceChildren(told, shown, element('p', ''), again);
}

/** Shows the page as it stands now; not while it holds a secret value that is nowhere else. */
function showRecorded(form, answer) {
  if (typeof answer.address === 'string') return showAddress(form, answer.address);
  const words = toWords(answer);
  if (document.querySelector('[data-unsaved="new"]') === null) {
    sessionStorage.setItem(TOLD, words);
    location.reload();
    return;
  }
  const again = element('a', 'Show the page as it stands now');
  again.href = location.pathname;
  form.querySelector('[data-outcome]').replaceChildren(element('p', words, 'outcome-done'), again);
}

async function send(form) {
  const response = await fetch(form.action, {
    method: 'POST',
    headers: {
      accept: 'application/json',
      'content-type': 'application/json',
      authorization: `Bearer ${sessionStorage.getItem(TOKEN)}`,
      'idempotency-key': toKey(form),
    },
    body: JSON.stringify(toBody(form.elements)),
  });
  const answer = await response.json();
  if (response.ok) return showRecorded(form, answer);
  if (response.status === 401) askForToken();
  showProblem(form, answer);
}

function askForToken() {
  sessionStorage.removeItem(TOKEN);
  markToken();
  document.getElementById('token')?.focus();
}

async function record(form) {
  if (sessionStorage.getItem(TOKEN) === null) {
    showProblem(form, {
      detail: 'Recording needs the token.',
      remedy: 'Give it under “Recording”; this form stays as it is.',
    });
    askForToken();
    return;
  }
  const button = form.querySelector('[type=submit]');
  const label = button.textContent;
  button.disabled = true;
  button.textContent = form.dataset.busy;
  try {
    await send(form);
  } catch {
    const remedy = 'Try again in a few seconds: what was recorded already is not recorded twice.';
    showProblem(form, { detail: 'The server did not answer.', remedy });
  } finally {
    button.disabled = false;
    button.textContent = label;
  }
}

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (form.matches('[data-token]')) {
    event.preventDefault();
    sessionStorage.setItem(TOKEN, form.querySelector('input').value.trim());
    form.reset();
    markToken();
  }
  if (form.matches('[data-record]')) {
    event.preventDefault();
    void record(form);
  }
});
document.addEventListener('click', (event) => {
  if (event.target.closest('[data-token-forget]') !== null) askForToken();
});
/** What was typed anew is another command. */
document.addEventListener('input', (event) => {
  const form = event.target.closest('[data-record]');
  if (form !== null) delete form.dataset.key;
});

markToken();
const told = sessionStorage.getItem(TOLD);
if (told !== null) {
  sessionStorage.removeItem(TOLD);
  document.querySelector('[data-told]')?.replaceChildren(told);
}
