import { proxyActivities } from '@temporalio/workflow';
import type { LaunchActivities, MailActivities, RegisterActivities } from './messages.ts';

export const register = proxyActivities<RegisterActivities>({
  // One transaction of some milliseconds. When a worker is killed with one in hand, the act waits this long.
  startToCloseTimeout: '10 seconds',
  retry: {
    // An act waits for this answer: a lost connection is tried again at once.
    initialInterval: '250 milliseconds',
    backoffCoefficient: 2,
    // The database will come back, and a review may not wait much longer than that to go on.
    maximumInterval: '30 seconds',
    // No maximumAttempts: a review never fails because the register was away.
  },
});

export const launch = proxyActivities<LaunchActivities>({
  // A group of some sixty reviews, each an update that waits for its transaction; a loaded service needs its time.
  startToCloseTimeout: '10 minutes',
  // It reports with each review, and a review waits for its answer half a minute at most.
  heartbeatTimeout: '1 minute',
  retry: {
    initialInterval: '1 second',
    backoffCoefficient: 2,
    maximumInterval: '30 seconds',
    // No maximumAttempts: a group that was drawn starts, however long a service was away.
  },
});

export const mail = proxyActivities<MailActivities>({
  // All that is due at one moment, in bulk; a slow relay with thousands of letters needs its time.
  startToCloseTimeout: '30 minutes',
  // It reports every second. A worker that was killed is replaced after this long, and letters wait meanwhile.
  heartbeatTimeout: '5 seconds',
  retry: {
    initialInterval: '1 second',
    backoffCoefficient: 2,
    maximumInterval: '30 seconds',
    // No maximumAttempts: letters are never given up here; one that cannot be sent becomes a task of the secretariat.
  },
});
