import type { MailActivities, RegisterActivities } from '../workflows/messages.ts';
import { createSendDueLetters, type SendDueLettersDependencies } from './send-due-letters.ts';
import { createSettle, type SettleDependencies } from './settle.ts';

export interface ActivityDependencies extends SettleDependencies {
  readonly mail: Omit<SendDueLettersDependencies, 'register' | 'clock'>;
}

/** All that workflows may ask for, joined: what a worker registers. */
export function createActivities({
  register,
  clock,
  wakePostRoom,
  mail,
}: ActivityDependencies): RegisterActivities & MailActivities {
  return {
    settle: createSettle({ register, clock, wakePostRoom }),
    sendDueLetters: createSendDueLetters({ register, clock, ...mail }),
  };
}
