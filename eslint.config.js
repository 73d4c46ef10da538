import tseslint from 'typescript-eslint';

/** Folders whose code must give the same result whenever and wherever it runs. */
const CLOCKLESS = ['domain/**/*.ts'];
const SANDBOXED = ['domain/**/*.ts', 'workflows/**/*.ts'];
/** These hand their environment on to child processes; all others read settings through config/env.ts. */
const READS_ENVIRONMENT = [
  'config/env.ts',
  'server/standalone.main.ts',
  'server/stack/**/*.ts',
  'scripts/**/*.ts',
  'bench/**/*.ts',
  'test/**/*.ts',
];
/** These speak to a person at a terminal; all others write to the log. */
const SPEAKS_TO_TERMINAL = ['scripts/**/*.ts', 'bench/**/*.ts'];

const NOW =
  'Take `now` as a parameter: this folder has no clock, so that any day can be computed and tested.';
const LATER =
  'This folder waits for nothing: answer the moment to look again, and let the workflow hold the timer.';

const clockAndTimers = {
  'no-restricted-properties': [
    'error',
    { object: 'Date', property: 'now', message: NOW },
    { object: 'performance', property: 'now', message: NOW },
    {
      object: 'Math',
      property: 'random',
      message: 'Take a seed as a parameter: the same input gives the same output.',
    },
    { object: 'process', property: 'env', message: 'Settings come in as arguments.' },
  ],
  'no-restricted-syntax': [
    'error',
    { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: NOW },
    { selector: "CallExpression[callee.name='Date']", message: NOW },
  ],
  'no-restricted-globals': [
    'error',
    ...['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask'].map((name) => ({
      name,
      message: LATER,
    })),
    ...['process', 'fetch', 'crypto', 'performance', 'console'].map((name) => ({
      name,
      message: 'The domain is pure: do input and output in an activity or in the server.',
    })),
  ],
};

export default tseslint.config(
  { ignores: ['node_modules/', 'coverage/', 'dist/', '.chancery*/', 'test/histories/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { requireDefaultForNonUnion: true, considerDefaultExhaustiveForUnions: false },
      ],
      '@typescript-eslint/strict-boolean-expressions': [
        'error',
        { allowString: false, allowNumber: false, allowNullableObject: false },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      // A number in a sentence reads as one would write it; objects and undefined do not.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `() => doIt()` in a callback that ignores its result is plainer than a block.
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      // `PartyCode | 'secretariat'` tells the reader more than `string`, which the compiler makes of it.
      '@typescript-eslint/no-redundant-type-constituents': 'off',
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      // `== null` asks for null and undefined at once, as protobuf's optional fields have it.
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    files: ['**/*.ts'],
    ignores: READS_ENVIRONMENT,
    rules: {
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message: 'config/env.ts reads the environment once; take what you need from the object it makes.',
        },
      ],
      'no-restricted-imports': [
        'error',
        {
          paths: ['node:process', 'process'].map((name) => ({
            name,
            importNames: ['env'],
            message: 'config/env.ts reads the environment once.',
          })),
        },
      ],
    },
  },
  {
    files: SANDBOXED,
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^node:|^(fs|path|os|crypto|http|https|net|child_process|util|url|timers|process)(/|$)',
              message: "Node's built-ins do not exist in the workflow sandbox: do this in an activity.",
            },
          ],
        },
      ],
    },
  },
  { files: CLOCKLESS, rules: clockAndTimers },
  {
    files: ['workflows/**/*.ts'],
    rules: { 'max-lines': ['error', { max: 150, skipBlankLines: true, skipComments: true }] },
  },
  {
    files: ['server/**/*.ts'],
    // By `async` Fastify tells a hook that answers by its promise from one that calls back.
    rules: { '@typescript-eslint/require-await': 'off' },
  },
  {
    files: ['register/**/*.ts'],
    // Kysely's expression builder is made to be taken apart: `({ ref }) => …`.
    rules: { '@typescript-eslint/unbound-method': 'off' },
  },
  { files: SPEAKS_TO_TERMINAL, rules: { 'no-console': 'off' } },
  {
    files: ['test/**/*.ts'],
    rules: {
      // In a test a missing element ends the test with a message, which is what a test is for.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // A fake's function is looked at, not called on its own.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
);
