/** Whatever looks like a mail address: people type it into reasons, relays repeat it, and it is personal data. */
const ADDRESS = /[^\s<>()[\]"',;:]+@[^\s<>()[\]"',;:]+/g;

/** The same text with `(address)` in the place of each mail address. */
export function withoutAddresses(text: string): string {
  return text.replaceAll(ADDRESS, '(address)');
}
