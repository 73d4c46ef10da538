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

/** The JSON body of a form by the names of its inputs: `act.records.version` is a place in it. */
export function toBody(inputs) {
  const body = {};
  for (const input of inputs) {
    if (input.name === '') continue;
    const names = input.name.split('.');
    const last = names.pop();
    let parent = body;
    for (const name of names) parent = parent[name] ??= {};
    parent[last] = toValue(input);
  }
  return body;
}
