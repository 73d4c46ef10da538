/** What a made-up repository holds, by path. */
export type Files = Readonly<Record<string, string>>;

let uses = 0;

/** Imports by value. */
function use(target: string): string {
  uses += 1;
  return `import * as value${uses} from '${target}';\nexport const used${uses} = value${uses};\n`;
}

/** Imports as a type alone. */
function useType(target: string): string {
  uses += 1;
  return `import type { Thing as Type${uses} } from '${target}';\nexport const typed${uses}: Type${uses} | null = null;\n`;
}

/** Stands in each folder, to be imported by a file that must not. */
const THING = 'export interface Thing { readonly name: string }\nexport const thing = 1;\n';
const THINGS: Files = Object.fromEntries(
  ['domain', 'workflows', 'activities', 'register', 'server', 'config', 'test'].map((folder) => [
    `${folder}/thing.ts`,
    THING,
  ]),
);

/** For each rule of .dependency-cruiser.cjs a file that breaks it, and what the file says. */
export const BREACHES: Readonly<Record<string, readonly [path: string, text: string]>> = {
  'no-cycles': ['register/ring-end.ts', use('./ring.ts')],
  'no-unresolvable': ['register/lost.ts', use('./nowhere.ts')],
  'nothing-imports-tests': ['register/tested.ts', use('../test/thing.ts')],
  'nothing-rests-on-tools': ['config/tooled.ts', use('vitest')],
  'domain-is-pure': ['domain/impure.ts', use('node:fs')],
  'domain-counts-time-in-calendar': ['domain/review/timed.ts', use('luxon')],
  'domain-hashes-in-draw': ['domain/review/hashed.ts', use('@noble/hashes/sha2.js')],
  'workflows-are-deterministic': ['workflows/reading.ts', use('node:fs')],
  'workflows-know-activities-by-type': ['workflows/curious.ts', useType('../register/thing.ts')],
  'messages-are-a-contract': ['workflows/messages.ts', use('./thing.ts') + useType('../register/thing.ts')],
  'messages-speak-of-the-domain': [
    'workflows/messages.ts',
    use('./thing.ts') + useType('../register/thing.ts'),
  ],
  'register-keeps-and-answers': ['register/asking.ts', use('../server/thing.ts')],
  'register-never-looks-up': ['register/curious.ts', useType('../server/thing.ts')],
  'register-owns-the-database': ['server/querying.ts', use('kysely')],
  'activities-do-io-for-workflows': ['activities/configured.ts', use('../config/thing.ts')],
  'activities-never-look-up': ['activities/curious.ts', useType('../server/thing.ts')],
  'activities-hold-no-client': ['activities/calling.ts', use('@temporalio/client')],
  'server-reads-and-asks': ['server/settling.ts', use('../activities/thing.ts')],
  'server-never-knows-activities': ['server/curious.ts', useType('../activities/thing.ts')],
  'one-door-to-temporal': ['server/routes/calling.ts', use('@temporalio/client')],
  'mains-give-workflows-by-path': ['server/worker.main.ts', use('../workflows/thing.ts')],
  'mains-are-never-imported': ['server/starting.ts', use('./worker.main.ts')],
  'config-reads-files-and-environment': ['config/asking.ts', use('../register/thing.ts')],
  'config-speaks-of-the-domain': ['config/curious.ts', useType('../server/thing.ts')],
  'config-leaves-time-to-the-calendar': ['config/timed.ts', use('luxon')],
};

/** A repository in which every rule is broken once. */
export const BROKEN: Files = {
  ...THINGS,
  'register/ring.ts': use('./ring-end.ts'),
  ...Object.fromEntries(Object.values(BREACHES)),
};

/** A repository that does what the table of imports allows, and nothing else. */
export const ALLOWED: Files = {
  ...THINGS,
  'domain/calendar/zoned.ts': use('luxon'),
  'domain/draw/hashed.ts': use('@noble/hashes/sha2.js'),
  'domain/procedure/check.ts': use('../thing.ts'),
  'workflows/messages.ts': use('@temporalio/workflow') + useType('../domain/thing.ts'),
  'workflows/review.ts': use('../domain/thing.ts') + useType('../activities/thing.ts'),
  'register/reviews.ts': use('kysely') + use('node:crypto') + useType('../config/thing.ts'),
  'activities/settle.ts': use('../register/reviews.ts') + useType('../workflows/messages.ts'),
  'server/proceedings.ts': use('@temporalio/client') + use('../workflows/messages.ts'),
  'server/routes/reviews.ts': use('../../register/reviews.ts') + useType('../../config/thing.ts'),
  'server/worker.main.ts': use('../activities/settle.ts') + use('../config/thing.ts'),
  'config/procedures.ts': use('../domain/procedure/check.ts') + useType('../domain/thing.ts'),
  'test/register/reviews.test.ts': use('../../register/reviews.ts') + use('vitest'),
};
