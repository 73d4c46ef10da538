import { REPORT_KINDS, type ReportKind } from './compose-report.ts';

/** A button of the page, which sends one kind of report about the mail that is open. */
export interface ReportButton {
  readonly label: string;
  readonly action: string;
}

export function toReportButtons(mailPath: string): readonly ReportButton[] {
  return REPORT_KINDS.map((kind) => ({ label: toLabel(kind), action: `${mailPath}/report/${kind}` }));
}

function toLabel(kind: ReportKind): string {
  switch (kind) {
    case 'delivered':
      return 'Report as delivered';
    case 'delayed':
      return 'Report a delay';
    case 'bounced':
      return 'Bounce';
    case 'absent':
      return 'Out of office';
  }
}

/** What the page says about a report that was just sent, by the word in its address; `null` when there is nothing to say. */
export function toTold(told: string | undefined): string | null {
  if (told === 'refused')
    return 'The report was not taken. Is the API process running? Try again in a minute.';
  const kind = REPORT_KINDS.find((known) => known === told);
  return kind === undefined ? null : toSentence(kind);
}

function toSentence(kind: ReportKind): string {
  switch (kind) {
    case 'delivered':
      return 'Chancery was told that this mail was delivered; its letter’s page shows it.';
    case 'delayed':
      return 'Chancery was told that this mail is delayed; its letter’s page shows it.';
    case 'bounced':
      return 'Chancery was told that this mail cannot be delivered. The tasks show what follows.';
    case 'absent':
      return 'An out-of-office reply was sent. It changes nothing: an absence is no act and no failure.';
  }
}
