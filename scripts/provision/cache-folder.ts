import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/** The process's environment as it stands: what programs look up in it, such as `PATH`. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Where programs that Chancery fetched or built are kept, outside the repository: `$XDG_CACHE_HOME/chancery` or `~/.cache/chancery`. */
export function toCacheFolder(environment: Environment): string {
  const xdg = environment['XDG_CACHE_HOME'];
  // The XDG specification tells to ignore a relative path.
  if (xdg !== undefined && isAbsolute(xdg)) return join(xdg, 'chancery');
  return join(environment['HOME'] ?? homedir(), '.cache', 'chancery');
}
