import type { LogLevel, Logger as TemporalLogger } from '@temporalio/worker';
import type { Logger } from '../../config/logger.ts';

const METHODS: Readonly<Record<LogLevel, 'trace' | 'debug' | 'info' | 'warn' | 'error'>> = {
  TRACE: 'trace',
  DEBUG: 'debug',
  INFO: 'info',
  WARN: 'warn',
  ERROR: 'error',
};

/** Lets Temporal's runtime, and workflows and activities through it, write to our log: one line of JSON per entry. */
export function toTemporalLogger(log: Logger): TemporalLogger {
  const temporal = log.child({ component: 'temporal' });
  const logger: TemporalLogger = {
    trace: (message, meta) => temporal.trace({ ...meta }, message),
    debug: (message, meta) => temporal.debug({ ...meta }, message),
    info: (message, meta) => temporal.info({ ...meta }, message),
    warn: (message, meta) => temporal.warn({ ...meta }, message),
    error: (message, meta) => temporal.error({ ...meta }, message),
    log: (level, message, meta) => temporal[METHODS[level]]({ ...meta }, message),
  };
  return logger;
}
