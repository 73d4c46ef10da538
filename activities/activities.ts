import type { LaunchActivities, MailActivities, RegisterActivities } from '../workflows/messages.ts';
import { createOpenGroups, type OpenGroupsDependencies } from './open-groups.ts';
import { createSendDueLetters, type SendDueLettersDependencies } from './send-due-letters.ts';
import { createSettle, type SettleDependencies } from './settle.ts';

export interface ActivityDependencies extends SettleDependencies {
  readonly openReview: OpenGroupsDependencies['openReview'];
  readonly mail: Omit<SendDueLettersDependencies, 'register' | 'clock' | 'wakePostRoom'>;
}

/** All that workflows may ask for, joined: what a worker registers. */
export function createActivities({
  register,
  clock,
  wakePostRoom,
  openReview,
  mail,
}: ActivityDependencies): RegisterActivities & LaunchActivities & MailActivities {
  return {
    settle: createSettle({ register, clock, wakePostRoom }),
    openGroups: createOpenGroups({ register, openReview }),
    sendDueLetters: createSendDueLetters({ register, clock, wakePostRoom, ...mail }),
  };
}
