type Environment = Readonly<Record<string, string | undefined>>;

/** Settings that point to a database, a relay or an engine that exists already, or that say what time it is. */
const FOREIGN_PARTS: ReadonlySet<string> = new Set([
  'DATABASE_URL',
  'SMTP_URL',
  'RELAY_API_URL',
  'RELAY_JOURNAL',
  'BOUNCE_PORT',
  'BOUNCE_HOST',
  'BOUNCE_DOMAIN',
  'TEMPORAL_ADDRESS',
  'TEMPORAL_NAMESPACE',
  'CHANCERY_CLOCK',
]);

/**
 * The environment for a stack that must have all parts of its own, such as a rehearsal, whose letters must never reach a
 * real relay and whose reviews must never meet real ones.
 */
export function withOwnParts(environment: Environment): Environment {
  return Object.fromEntries(
    Object.entries(environment).filter(([name]) => !FOREIGN_PARTS.has(name.replace(/_FILE$/, ''))),
  );
}
