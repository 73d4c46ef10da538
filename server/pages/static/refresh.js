/**
 * Brings an open page up to date without losing what the reader is doing. The page works as well without it.
 * It asks for the page again every few seconds and exchanges its content only when something has changed.
 */
const seconds = Number(document.body.dataset.refreshSeconds);
let etag = '';

function isBusy() {
  const inForm = document.activeElement?.closest('form') != null;
  return document.hidden || inForm || isFilledIn() || document.getSelection()?.isCollapsed === false;
}

/** Something on the page was typed, or made by a script, and would be lost. */
function isFilledIn() {
  const inputs = [...document.querySelectorAll('main form :is(input, textarea)')];
  return (
    document.querySelector('main [data-unsaved]') !== null ||
    inputs.some((input) => input.type !== 'hidden' && input.value !== input.defaultValue)
  );
}

/** What has the focus, by something that the next page has too. */
function focusedSelector() {
  const focused = document.activeElement;
  const details = focused?.closest('main summary')?.parentElement?.id;
  if (details) return `#${CSS.escape(details)} > summary`;
  const href = focused?.closest('main a')?.getAttribute('href');
  return href ? `main a[href="${CSS.escape(href)}"]` : null;
}

function exchange(page) {
  const open = [...document.querySelectorAll('main details[open][id]')].map((details) => details.id);
  const scrolled = document.querySelector('main .scroll')?.scrollLeft ?? 0;
  const focused = focusedSelector();
  for (const id of ['main', 'today', 'held', 'drafts']) {
    const next = page.getElementById(id);
    if (next !== null) document.getElementById(id)?.replaceWith(next);
  }
  for (const id of open) document.getElementById(id)?.setAttribute('open', '');
  const scroll = document.querySelector('main .scroll');
  if (scroll !== null) scroll.scrollLeft = scrolled;
  if (focused !== null) document.querySelector(focused)?.focus({ preventScroll: true });
}

async function refresh() {
  if (isBusy()) return;
  const headers = { accept: 'text/html', 'if-none-match': etag };
  const response = await fetch(location.href, { headers, cache: 'no-store' });
  if (response.status !== 200) return;
  const html = await response.text();
  if (isBusy()) return;
  etag = response.headers.get('etag') ?? '';
  exchange(new DOMParser().parseFromString(html, 'text/html'));
}

if (seconds > 0) {
  // The server may be starting again: the next round finds it, or the one after.
  setInterval(() => void refresh().catch(() => undefined), seconds * 1_000);
}
