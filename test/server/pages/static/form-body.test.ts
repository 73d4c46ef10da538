import { expect, test } from 'vitest';

const FORM_BODY = new URL('../../../../server/pages/static/form-body.js', import.meta.url).href;

interface Input {
  readonly name: string;
  readonly value: string;
  readonly dataset: Readonly<Record<string, string>>;
}

const { toBody } = (await import(/* @vite-ignore */ FORM_BODY)) as {
  toBody(inputs: readonly Input[]): unknown;
};

const input = (name: string, value: string, dataset: Input['dataset'] = {}): Input => ({
  name,
  value,
  dataset,
});

test('the names of inputs are places in the body, and what has no name is not sent', () => {
  expect(
    toBody([
      input('act.kind', '"step-taken"', { json: '' }),
      input('act.on', '2020-10-16'),
      input('act.records.title', ' Guidelines '),
      input('sample', 'true', { json: '' }),
      input('', 'Record it'),
    ]),
  ).toEqual({
    act: { kind: 'step-taken', on: '2020-10-16', records: { title: 'Guidelines' } },
    sample: true,
  });
});

test('resolutions are lines; a basis may hold commas, and a line that is not completed yet is left out', () => {
  const lines =
    'COK,som,no,"Status, as of 1 May"\nFRA,tip,,\n\nnothing of the kind\n XAA , pool , no , not a party ';
  expect(toBody([input('resolutions', lines, { resolutions: '' })])).toEqual({
    resolutions: [
      { party: 'COK', field: 'som', value: 'no', basis: '"Status, as of 1 May"' },
      { party: 'XAA', field: 'pool', value: 'no', basis: 'not a party' },
    ],
  });
});
