/** What the systems behind the mail relay reported about a letter that left: on its way but late, arrived, or not deliverable. */
export const DELIVERIES = ['delayed', 'delivered', 'bounced'] as const;

export type Delivery = (typeof DELIVERIES)[number];

/** What one report says. `passed-on`: to systems that report nothing more, so that nothing is known of the delivery. */
export const REPORT_OUTCOMES = ['passed-on', ...DELIVERIES] as const;

export type ReportOutcome = (typeof REPORT_OUTCOMES)[number];

/** The graver of two outcomes, in the order of `REPORT_OUTCOMES`. */
export function graverOf(one: ReportOutcome, other: ReportOutcome): ReportOutcome {
  return REPORT_OUTCOMES.indexOf(other) > REPORT_OUTCOMES.indexOf(one) ? other : one;
}
