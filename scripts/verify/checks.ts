/** One thing that `npm run verify` runs. `checks` only read the tree; `rings` are vitest projects, innermost first. */
export interface Check {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
}

function npmScript(name: string, script: string): Check {
  return { name, command: 'npm', args: ['run', '--silent', script] };
}

/** Run side by side, the longest first in its lane, so that both lanes end at about the same time. */
export const CHECKS: readonly Check[] = [
  npmScript('lint', 'lint'),
  npmScript('types', 'types'),
  npmScript('boundaries', 'boundaries'),
  npmScript('dead code', 'dead-code'),
  npmScript('format', 'format:check'),
];

const RINGS = ['domain', 'sandbox', 'architecture', 'edges', 'server', 'acceptance'] as const;

/** The coverage floor stands in vitest.config.ts and is held by the domain's own tests, so that it means what it says. */
const MEASURED_RING = 'domain';

/** The test rings as commands; each writes vitest's JSON report to `reportPath(ring)`. */
export function ringChecks(reportPath: (ring: string) => string): readonly Check[] {
  return RINGS.map((ring) => ({
    name: ring,
    command: 'npx',
    args: [
      '--no-install',
      'vitest',
      'run',
      `--project=${ring}`,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${reportPath(ring)}`,
      ...(ring === MEASURED_RING ? ['--coverage'] : []),
    ],
  }));
}
