import type { Logger as TemporalLogger } from '@temporalio/worker';
import type { Logger } from '../../config/logger.ts';

/** Lets Temporal's runtime, and workflows and activities through it, write to our log: one line of JSON per entry. */
export function toTemporalLogger(log: Logger): TemporalLogger {
  const temporal = log.child({ component: 'temporal' });
  const logger: TemporalLogger = {
    trace: (message, meta) => temporal.trace({ ...meta }, message),
    debug: (message, meta) => temporal.debug({ ...meta }, message),
    info: (message, meta) => temporal.info({ ...meta }, message),
    warn: (message, meta) => temporal.warn({ ...meta }, message),
    error: (message, meta) => temporal.error({ ...meta }, message),
    log: (level, message, meta) => {
      switch (level) {
        case 'TRACE':
          return temporal.trace({ ...meta }, message);
        case 'DEBUG':
          return temporal.debug({ ...meta }, message);
        case 'INFO':
          return temporal.info({ ...meta }, message);
        case 'WARN':
          return temporal.warn({ ...meta }, message);
        case 'ERROR':
          return temporal.error({ ...meta }, message);
      }
    },
  };
  return logger;
}
