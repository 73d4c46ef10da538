import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { type Env, envSchema, SECRETS } from './env-schema.ts';

export type { Env } from './env-schema.ts';

/** Settings that cannot be used; the message names every fault, what was expected and what came. Secrets are never shown. */
export class EnvError extends Error {
  override readonly name = 'EnvError';
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(['These settings cannot be used (.env.example explains each):', ...faults].join('\n  '));
    this.faults = faults;
  }
}

/** Reads this process's settings. The only place that looks at `process.env`. Throws EnvError with all faults together. */
export function readEnv(): Env {
  return parseEnv(process.env);
}

/** Checks settings given as variables. Throws EnvError with all faults together. */
export function parseEnv(source: Readonly<Record<string, string | undefined>>): Env {
  const given = Object.fromEntries(
    Object.entries(source).filter(([, value]) => value !== undefined && value !== ''),
  );
  const faults = SECRETS.flatMap((name) => fillFromFile(given, name));
  const parsed = envSchema.safeParse(given);
  if (!parsed.success) faults.push(...parsed.error.issues.map((issue) => describe(issue, given)));
  faults.push(...findHalfCertificate(given));
  if (faults.length > 0 || !parsed.success) throw new EnvError(faults);
  return Object.freeze(parsed.data);
}

/**
 * The settings with the named ones known to be present, for a process that cannot start its own database or server.
 * Throws EnvError that names every missing one.
 */
export function requireSettings<Name extends keyof Env>(
  env: Env,
  names: readonly Name[],
): Env & { readonly [Key in Name]-?: NonNullable<Env[Key]> } {
  const faults = names
    .filter((name) => env[name] === undefined)
    .map((name) => `${name}: expected a value; it is not set`);
  if (faults.length > 0) throw new EnvError(faults);
  return env as Env & { readonly [Key in Name]-?: NonNullable<Env[Key]> };
}

function fillFromFile(given: Record<string, string | undefined>, name: string): readonly string[] {
  const fileName = `${name}_FILE`;
  const path = given[fileName];
  if (path === undefined) return [];
  if (given[name] !== undefined) return [`${fileName}: expected either ${name} or ${fileName}; both are set`];
  try {
    given[name] = readFileSync(path, 'utf8').trim();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [`${fileName}: expected a file that can be read; ${reason}`];
  }
  return given[name] === '' ? [`${fileName}: expected a value in the file ${path}; it is empty`] : [];
}

function describe(issue: z.core.$ZodIssue, given: Readonly<Record<string, string | undefined>>): string {
  const [name = '', ...inner] = issue.path.map(String);
  const where = [name, ...inner].join('.');
  const secret = SECRETS.some((known) => known === name);
  return `${where}: ${issue.message}; ${secret ? 'what came is a secret and is not shown' : `got ${JSON.stringify(given[name])}`}`;
}

function findHalfCertificate(given: Readonly<Record<string, string | undefined>>): readonly string[] {
  const pair = ['TEMPORAL_TLS_CLIENT_CERT_PATH', 'TEMPORAL_TLS_CLIENT_KEY_PATH'] as const;
  const missing = pair.filter((name) => given[name] === undefined);
  return missing.length === 1
    ? missing.map((name) => `${name}: expected with its counterpart; it is not set`)
    : [];
}
