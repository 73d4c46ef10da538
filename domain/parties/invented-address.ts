/** Domains of the contacts that are invented where no file of contacts is given. `.example` is reserved (RFC 2606): mail to it can reach nobody. */
export const INVENTED_DOMAINS = {
  mission: 'missions.example',
  secretariat: 'reviews.example',
  bureau: 'conference.example',
} as const;

const DOMAINS: readonly string[] = Object.values(INVENTED_DOMAINS);

/** Whether an address is one of an invented contact. */
export function isInventedAddress(address: string): boolean {
  return DOMAINS.includes(address.slice(address.lastIndexOf('@') + 1).toLowerCase());
}
