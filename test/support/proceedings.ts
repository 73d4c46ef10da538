import { bundleWorkflowCode, DefaultLogger, Runtime, Worker, type WorkflowBundle } from '@temporalio/worker';
import type { ProceedingsClock } from '../../domain/calendar/proceedings-clock.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import { WORKER_OPTIONS, WORKFLOW_SOURCES } from '../../server/worker/worker-options.ts';
import type { LaunchActivities, MailActivities, RegisterActivities } from '../../workflows/messages.ts';
import { startTestTemporal, type TestTemporal } from './temporal-server.ts';

const quiet = new DefaultLogger('ERROR');

/** A real Temporal server and the bundle of our workflows: what a test of the proceedings stands on. */
export interface TestProceedings extends TestTemporal {
  /** Starts a worker with these activities; a test may stop it and start another, as an operator would. */
  startWorker(
    activities: RegisterActivities & MailActivities & Partial<LaunchActivities>,
  ): Promise<TestWorker>;
}

export interface TestWorker {
  /** Ends the worker as SIGTERM does; resolves when it has let go of all it held. */
  stop(): Promise<void>;
}

export async function startTestProceedings(): Promise<TestProceedings> {
  Runtime.install({ logger: quiet });
  const [temporal, workflowBundle] = await Promise.all([startTestTemporal(), bundleWorkflows()]);
  return {
    ...temporal,
    startWorker: async (activities) => {
      const worker = await Worker.create({
        ...WORKER_OPTIONS,
        // No activity of a test is worth waiting for.
        shutdownGraceTime: 0,
        workflowBundle,
        connection: temporal.connection,
        namespace: temporal.namespace,
        activities,
      });
      const running = worker.run();
      return {
        stop: async () => {
          worker.shutdown();
          await running;
        },
      };
    },
  };
}

export async function bundleWorkflows(): Promise<WorkflowBundle> {
  return await bundleWorkflowCode({ ...WORKFLOW_SOURCES, logger: quiet });
}

/** A clock that stands at `start` now and runs `rate` times as fast as ours. */
export function clockFromNow(start: string, rate: number): ProceedingsClock {
  return {
    origin: new Date().toISOString() as Instant,
    start: new Date(start).toISOString() as Instant,
    rate,
  };
}
