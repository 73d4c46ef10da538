/**
 * Who may import whom. Arrows run one way: server → register → domain, workflows → domain, activities → register.
 * Each rule says what its breach would mean and how to mend it. `value` rules let `import type` pass.
 */

const VALUE = { dependencyTypesNot: ['type-only'] };
const TYPE = { dependencyTypes: ['type-only'] };
const OUR_FOLDERS = '^(domain|workflows|activities|register|server|config|scripts|bench|test)/';
/** The composition roots: they join everything, so the server's rules do not bind them. The command line is one in parts. */
const MAINS = ['[.]main[.]ts$', '^server/(stack|cli)/'];

/** A package as dependency-cruiser resolves it, its types included. */
const packages = (...names) => `^node_modules/(@types/)?(${names.join('|')})(/|$)`;

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      comment:
        'These files import each other in a ring, so none can be read or tested alone. Move what both need into a file that imports neither.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolvable',
      severity: 'error',
      comment:
        'The imported file or package does not exist. Check the spelling; our own files are imported with `.ts`.',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'nothing-imports-tests',
      severity: 'error',
      comment:
        'Product code rests on test code. Move what is needed out of test/ into the folder that owns it.',
      from: { pathNot: '^test/' },
      to: { path: '^test/' },
    },
    {
      name: 'nothing-rests-on-tools',
      severity: 'error',
      comment:
        'The product imports a package that is installed for development alone. Move the package to `dependencies`, or do without it.',
      from: { path: '^(domain|workflows|activities|register|server|config)/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'domain-is-pure',
      severity: 'error',
      comment:
        'domain/ is the procedure itself and imports only domain/, luxon and, for the draw, @noble/hashes: no I/O, no clock, no framework. Take the value as a parameter, or move the code to activities/, register/ or server/.',
      from: { path: '^domain/' },
      to: { pathNot: ['^domain/', packages('luxon', '@noble/hashes')] },
    },
    {
      name: 'domain-counts-time-in-calendar',
      severity: 'error',
      comment:
        'luxon is reached through domain/calendar alone, where zones and month ends have one policy each. Use a function of domain/calendar, or add one there.',
      from: { path: '^domain/', pathNot: '^domain/calendar/' },
      to: { path: packages('luxon') },
    },
    {
      name: 'domain-hashes-in-draw',
      severity: 'error',
      comment:
        'Hashing serves the drawing of lots alone, which must verify in a browser too. Elsewhere use names as keys, or hash in register/ with node:crypto.',
      from: { path: '^domain/', pathNot: '^domain/draw/' },
      to: { path: packages('@noble/hashes') },
    },
    {
      name: 'workflows-are-deterministic',
      severity: 'error',
      comment:
        'Workflow code is replayed: it may use domain/, workflows/, @temporalio/workflow and @temporalio/common, nothing else. Ask for anything else through an activity; activities and config may be imported as types.',
      from: { path: '^workflows/' },
      to: {
        ...VALUE,
        pathNot: ['^(domain|workflows)/', packages('@temporalio/workflow', '@temporalio/common')],
      },
    },
    {
      name: 'workflows-know-activities-by-type',
      severity: 'error',
      comment:
        'A workflow names an activity by its type and never sees the server, the register or the tests. Put shared types into workflows/messages.ts or domain/.',
      from: { path: '^workflows/' },
      to: { ...TYPE, path: '^(register|server|config|scripts|bench)/' },
    },
    {
      name: 'messages-are-a-contract',
      severity: 'error',
      comment:
        'workflows/messages.ts is imported by clients, so it may use @temporalio/workflow and types of domain/ alone. Move handlers and proxies to their own files.',
      from: { path: '^workflows/messages\\.ts$' },
      to: { ...VALUE, pathNot: [packages('@temporalio/workflow')] },
    },
    {
      name: 'messages-speak-of-the-domain',
      severity: 'error',
      comment: 'A payload of workflows/messages.ts is made of types of domain/. Move the type there.',
      from: { path: '^workflows/messages\\.ts$' },
      to: { ...TYPE, path: OUR_FOLDERS, pathNot: '^domain/' },
    },
    {
      name: 'register-keeps-and-answers',
      severity: 'error',
      comment:
        'register/ is the system of record: it knows domain/ and the database, never who asks. Take what you need as a parameter. Types of config/ may be imported.',
      from: { path: '^register/' },
      to: { ...VALUE, path: OUR_FOLDERS, pathNot: '^(domain|register)/' },
    },
    {
      name: 'register-never-looks-up',
      severity: 'error',
      comment:
        'register/ must not know workflows, activities or the server, not even by type. Move the type to domain/.',
      from: { path: '^register/' },
      to: { ...TYPE, path: '^(workflows|activities|server|scripts|bench)/' },
    },
    {
      name: 'register-owns-the-database',
      severity: 'error',
      comment:
        'Only register/ speaks SQL (kysely, pg), so that every query can be found and one schema serves all; server/stack/ asks PostgreSQL whether it is up. Add a function to register/ and call it.',
      from: {
        path: '^(domain|workflows|activities|server|config)/',
        pathNot: '^server/stack/',
      },
      to: { ...VALUE, path: packages('kysely', 'pg') },
    },
    {
      name: 'activities-do-io-for-workflows',
      severity: 'error',
      comment:
        'activities/ may use domain/, register/ and I/O libraries. Of workflows/ only the types of messages.ts; take configuration and clients as arguments of the factory.',
      from: { path: '^activities/' },
      to: { ...VALUE, path: OUR_FOLDERS, pathNot: '^(domain|register|activities)/' },
    },
    {
      name: 'activities-never-look-up',
      severity: 'error',
      comment:
        'activities/ must not know the server, nor workflow code beyond the contract in workflows/messages.ts. Pass what is needed to the factory.',
      from: { path: '^activities/' },
      to: { ...TYPE, path: '^(workflows|server|scripts|bench)/', pathNot: '^workflows/messages\\.ts$' },
    },
    {
      name: 'activities-hold-no-client',
      severity: 'error',
      comment:
        'An activity uses @temporalio/activity and @temporalio/common alone; signalling is handed to it as a function, so that it can be tested without a server.',
      from: { path: '^activities/' },
      to: { path: packages('@temporalio/(client|worker|workflow)') },
    },
    {
      name: 'server-reads-and-asks',
      severity: 'error',
      comment:
        'The server reads the register and asks workflows through workflows/messages.ts; it runs no activity and no workflow code. Only a *.main.ts or server/stack/ joins everything.',
      from: { path: '^server/', pathNot: MAINS },
      to: {
        ...VALUE,
        path: OUR_FOLDERS,
        pathNot: ['^(domain|register|server)/', '^workflows/messages\\.ts$'],
      },
    },
    {
      name: 'server-never-knows-activities',
      severity: 'error',
      comment:
        'The server must not know activities, not even by type. The contract is workflows/messages.ts.',
      from: { path: '^server/', pathNot: MAINS },
      to: { path: '^(activities|scripts|bench)/' },
    },
    {
      name: 'one-door-to-temporal',
      severity: 'error',
      comment:
        'Only server/proceedings.ts and the processes speak to the Temporal client, so that routes and pages can be tested without a server. Add a function to server/proceedings.ts.',
      from: { path: '^server/', pathNot: [...MAINS, '^server/proceedings\\.ts$'] },
      to: { ...VALUE, path: packages('@temporalio/(client|worker)') },
    },
    {
      name: 'mains-give-workflows-by-path',
      severity: 'error',
      comment:
        'Workflow code runs in its sandbox alone: a process gives the worker its path, and imports at most workflows/messages.ts.',
      from: { path: '^server/' },
      to: { ...VALUE, path: '^workflows/', pathNot: '^workflows/messages\\.ts$' },
    },
    {
      name: 'mains-are-never-imported',
      severity: 'error',
      comment: 'A *.main.ts starts a process when it is imported. Move what you need into a file of its own.',
      from: { pathNot: '^bin/' },
      to: { ...VALUE, path: '\\.main\\.ts$' },
    },
    {
      name: 'config-reads-files-and-environment',
      severity: 'error',
      comment:
        'config/ turns files and the environment into values of domain/: it may use types of domain/, and by value the procedure checks, the calendar parsers and the list of languages. It knows nobody else.',
      from: { path: '^config/' },
      to: {
        ...VALUE,
        path: OUR_FOLDERS,
        pathNot: [
          '^config/',
          '^domain/(procedure|calendar|parties)/',
          '^domain/letters/words/phrasebook[.]ts$',
        ],
      },
    },
    {
      name: 'config-speaks-of-the-domain',
      severity: 'error',
      comment: 'A type that config/ needs belongs to config/ or domain/.',
      from: { path: '^config/' },
      to: { ...TYPE, path: '^(workflows|activities|register|server|scripts|bench)/' },
    },
    {
      name: 'config-leaves-time-to-the-calendar',
      severity: 'error',
      comment: 'Days, zones and spans are read by domain/calendar. Use its parsers.',
      from: { path: '^config/' },
      to: { path: packages('luxon') },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^test/histories/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.cjs', '.mjs', '.json', '.d.ts'],
    },
  },
};
