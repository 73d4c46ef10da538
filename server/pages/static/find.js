/** Narrows tables while somebody types. Without it, the form asks the server for the same. */
function find(input) {
  const words = input.value.trim().toLowerCase();
  for (const row of document.querySelectorAll('[data-words]')) {
    row.hidden = !row.dataset.words.includes(words);
  }
  for (const table of document.querySelectorAll('[data-found]')) {
    const shown = document.querySelectorAll(`#${table.dataset.found} [data-words]:not([hidden])`).length;
    table.textContent = words === '' ? '' : `${shown} found`;
  }
}

document.addEventListener('input', (event) => {
  if (event.target.matches('[data-find]')) find(event.target);
});
