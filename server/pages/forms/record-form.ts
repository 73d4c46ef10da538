/** One input of a form that records something. `name` is its place in the JSON body: `act.records.version`. */
export type FormField = { readonly name: string; readonly label: string; readonly hint?: string } & (
  | { readonly input: 'day'; readonly value: string }
  | { readonly input: 'line'; readonly value?: string; readonly suggestions?: readonly Suggestion[] }
  | { readonly input: 'choice'; readonly choices: readonly Suggestion[] }
  /** 32 bytes in hex. */
  | { readonly input: 'hex' }
  /** The digest of a file, which the page computes where it can. */
  | { readonly input: 'file-digest' }
  | { readonly input: 'reason' }
  /** One resolution a line: party, field, value, basis. */
  | { readonly input: 'resolutions'; readonly value: string }
);

export interface Suggestion {
  readonly value: string;
  readonly text: string;
}

/** What a form of a page is made of, before its template needs more. */
export interface FormParts {
  /** Unique on the page. */
  readonly id: string;
  /** Where its body is posted to: an address of the API. */
  readonly address: string;
  /** Parts of the body that nobody types; values of any JSON type by their place. */
  readonly fixed?: Readonly<Record<string, string | number | boolean>>;
  readonly fields: readonly FormField[];
  readonly submit: string;
  /** Said while the answer is awaited, where it takes longer than a moment. */
  readonly busy?: string;
  /** Cannot be taken back. */
  readonly grave?: boolean;
}

/** A form through which an officer records something by the API, and how a program does the same. */
export interface RecordForm {
  readonly id: string;
  readonly address: string;
  readonly fixed: readonly { readonly name: string; readonly json: string }[];
  readonly fields: readonly (FormField & { readonly id: string })[];
  readonly submit: string;
  readonly busy: string;
  readonly grave: boolean;
  /** The request as a program sends it, with `…` for what is typed. */
  readonly request: string;
}

export function toRecordForm({
  fixed = {},
  fields,
  busy = 'Recording …',
  grave = false,
  ...form
}: FormParts): RecordForm {
  return {
    ...form,
    busy,
    grave,
    fixed: Object.entries(fixed).map(([name, value]) => ({ name, json: JSON.stringify(value) })),
    fields: fields.map((field) => ({ ...field, id: `${form.id}-${field.name.replaceAll('.', '-')}` })),
    request: toRequest(form.address, [
      ...Object.entries(fixed),
      ...fields.map((field): [string, unknown] => [field.name, toExample(field)]),
    ]),
  };
}

function toRequest(address: string, parts: Parts): string {
  return [
    `POST ${address}`,
    'Authorization: Bearer …',
    'Content-Type: application/json',
    '',
    JSON.stringify(toBody(parts), null, 2),
  ].join('\n');
}

type Parts = readonly (readonly [path: string, value: unknown])[];
type Tree = Record<string, unknown>;

/** `[['act.on', '2020-10-16']]` as `{ act: { on: '2020-10-16' } }`. */
function toBody(parts: Parts): Tree {
  const body: Tree = {};
  for (const [path, value] of parts) {
    const names = path.split('.');
    const last = names.pop() ?? '';
    const parent = names.reduce<Tree>((tree, name) => (tree[name] ??= {}) as Tree, body);
    parent[last] = value;
  }
  return body;
}

function toExample(field: FormField): unknown {
  switch (field.input) {
    case 'day':
      return field.value;
    case 'hex':
    case 'file-digest':
      return '64 hexadecimal digits';
    case 'resolutions':
      return [{ party: '…', field: '…', value: '…', basis: '…' }];
    case 'line':
    case 'choice':
    case 'reason':
      return '…';
  }
}
