import type { Env } from './env-schema.ts';

/**
 * Right-hand side of the letters' return paths; `undefined` where nobody takes reports in, so that letters return to their sender. The
 * worker writes it and the API process reads it, so both are given the same settings.
 */
export function findBounceDomain(
  env: Pick<Env, 'BOUNCE_DOMAIN' | 'BOUNCE_PORT' | 'MAIL_DOMAIN'>,
): string | undefined {
  return env.BOUNCE_DOMAIN ?? (env.BOUNCE_PORT === undefined ? undefined : env.MAIL_DOMAIN);
}
