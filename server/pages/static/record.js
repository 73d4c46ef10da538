/**
 * Sends the forms of a page to the interface, with the token that an officer typed once for this tab, and shows what
 * came back beside the form. Every form also says how a program records the same, so nothing depends on this script.
 */
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

/** `COK,som,no,Status of 1 May 2026` as a resolution; lines that say nothing yet are left out. */
function toResolutions(text) {
  return text
    .split('\n')
    .map((line) => /^([^,]*),([^,]*),([^,]*),?(.*)$/.exec(line.trim()))
    .filter((parts) => parts !== null)
    .map(([, party, field, value, basis]) => ({
      party: party.trim(),
      field: field.trim(),
      value: value.trim(),
      basis: basis.trim(),
    }))
    .filter(({ value, basis }) => value !== '' || basis !== '');
}

function toValue(input) {
  if (input.dataset.json !== undefined) return JSON.parse(input.value);
  if (input.dataset.resolutions !== undefined) return toResolutions(input.value);
  return input.value.trim();
}

/** The body by the names of the inputs: `act.records.version` is a place in it. */
function toBody(form) {
  const body = {};
  for (const input of form.elements) {
    if (input.name === '') continue;
    const names = input.name.split('.');
    const last = names.pop();
    let parent = body;
    for (const name of names) parent = parent[name] ??= {};
    parent[last] = toValue(input);
  }
  return body;
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

/** Shows the page as it stands now; not while it holds a secret value that is nowhere else. */
function showRecorded(form, answer) {
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
    body: JSON.stringify(toBody(form)),
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
      remedy: 'Give it above; this form stays as it is.',
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
