/** What the systems behind the mail relay reported about a letter that left: on its way but late, arrived, or not deliverable. */
export const DELIVERIES = ['delayed', 'delivered', 'bounced'] as const;

export type Delivery = (typeof DELIVERIES)[number];

/**
 * What a letter's delivery is after one more report. Reports come in any order, and the gravest stays: a letter that reached one
 * mailbox and not the one behind it has not arrived.
 */
export function graverDelivery(known: Delivery | null, reported: Delivery): Delivery {
  return known === null || DELIVERIES.indexOf(reported) > DELIVERIES.indexOf(known) ? reported : known;
}
