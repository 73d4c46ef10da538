import { Context } from '@temporalio/activity';

/** How a long activity stays in touch: it says that it lives, and hears when it is to end. */
export interface Pulse {
  /** Cheap; Temporal holds beats back that come faster than it needs them. */
  beat(progress: Readonly<Record<string, number>>): void;
  /** Aborted when the worker shuts down or the activity was cancelled: begin nothing new. */
  readonly stopping: AbortSignal;
  warn(message: string, fields: Readonly<Record<string, unknown>>): void;
}

/** The pulse of the activity that calls; throws outside of one. */
export function activityPulse(): Pulse {
  const context = Context.current();
  return {
    beat: (progress) => context.heartbeat(progress),
    stopping: context.cancellationSignal,
    warn: (message, fields) => void context.log.warn(message, { ...fields }),
  };
}
