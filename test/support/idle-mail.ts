import type { MailActivities } from '../../workflows/messages.ts';

/** A post room in which nothing is ever due, for tests that look at reviews alone. */
export const IDLE_MAIL: MailActivities = {
  sendDueLetters: () => Promise.resolve({ sent: 0, failed: 0, inDoubt: 0, nextAt: null }),
};
