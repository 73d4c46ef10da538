import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;

interface Ring {
  readonly include: readonly string[];
  /** Limit of one test: generous, so that a slow machine fails nothing; a test that hangs still ends. */
  readonly testTimeoutMs: number;
  /** The files of such a ring share servers and ports, or measure: one file at a time. */
  readonly oneAtATime?: boolean;
  /** Its files ask for databases; one PostgreSQL is started for all of them. */
  readonly postgres?: boolean;
}

/** The rings of tests, innermost first. A file's ring is decided by where it lies. */
const RINGS: Readonly<Record<string, Ring>> = {
  domain: { include: ['test/domain/**/*.test.ts'], testTimeoutMs: 30 * SECOND_MS },
  sandbox: { include: ['test/sandbox/**/*.test.ts'], testTimeoutMs: 2 * MINUTE_MS },
  architecture: { include: ['test/architecture/**/*.test.ts'], testTimeoutMs: 2 * MINUTE_MS },
  edges: {
    include: ['test/{config,register,activities,server,scripts}/**/*.test.ts'],
    testTimeoutMs: 2 * MINUTE_MS,
    postgres: true,
  },
  server: {
    include: ['test/proceedings/**/*.test.ts'],
    testTimeoutMs: 5 * MINUTE_MS,
    oneAtATime: true,
    postgres: true,
  },
  acceptance: {
    include: ['test/acceptance/**/*.test.ts'],
    testTimeoutMs: 10 * MINUTE_MS,
    oneAtATime: true,
  },
};

/** The first server test on a machine may have to build the Temporal server, which takes minutes. */
const HOOK_TIMEOUT_MS = 15 * MINUTE_MS;

function toProject(name: string, ring: Ring, order: number): TestProjectInlineConfiguration {
  return {
    extends: true,
    test: {
      name,
      include: [...ring.include],
      testTimeout: ring.testTimeoutMs,
      hookTimeout: HOOK_TIMEOUT_MS,
      fileParallelism: ring.oneAtATime !== true,
      sequence: { groupOrder: order },
      ...(ring.postgres === true && { globalSetup: ['test/support/postgres-server.ts'] }),
    },
  };
}

export default defineConfig({
  test: {
    // Workflow sandboxes and native modules want a process of their own, not a thread.
    pool: 'forks',
    projects: Object.entries(RINGS).map(([name, ring], order) => toProject(name, ring, order)),
    coverage: {
      provider: 'v8',
      include: ['domain/**/*.ts'],
      reporter: ['text-summary'],
      thresholds: { lines: 90 },
    },
  },
});
