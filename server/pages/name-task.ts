import type { TaskKind } from '../../register/tables/office-tables.ts';

/** What waits for a person, in a few words. */
export function nameTask(kind: TaskKind): string {
  switch (kind) {
    case 'letter-failed':
      return 'A letter could not be delivered';
    case 'letter-in-doubt':
      return 'It is not certain whether a letter has left';
    case 'no-recipient':
      return 'Nobody is known to write to';
    case 'review-not-opened':
      return 'Reviews of a draw could not be opened';
    case 'contact-bounced':
      return 'A mail address does not receive mail';
    case 'report-unreadable':
      return 'Something came back about a letter that Chancery cannot read';
    case 'draft-unsigned':
      return 'A letter to the bureau waits for a signature';
    case 'texts-unreleased':
      return 'Changed texts wait for their release';
    case 'calendar-missing':
      return 'The public holidays of a year are not known';
  }
}
