/** An address that cannot be read as anything but one mailbox: `focal.point@justice.example`. */
export type MailAddress = string & { readonly brand: 'MailAddress' };

/** RFC 5321, 4.5.3.1: local part of at most 64 octets, path of at most 256 with its brackets. */
const LONGEST_LOCAL_PART = 64;
const LONGEST_ADDRESS = 254;

/** RFC 5322 dot-atom in ASCII: no quoted strings, comments or routes, which mail software reads in different ways. */
const LOCAL_PART = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;

/** Letters, digits and inner hyphens, two labels at least; the last one is not a number, so that no IP address passes. */
const DOMAIN =
  /^(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+(?!\d+$)[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])$/;

/**
 * Reads one mail address, strictly. Address strings are lists to most mail software, so that `a@x.example>,<b@y.example` goes to
 * two people; here it is refused. Non-ASCII domains are to be given in their `xn--` form.
 * @throws TypeError that says what was expected, and never repeats the address: it is personal data.
 */
export function parseMailAddress(text: string): MailAddress {
  const at = text.lastIndexOf('@');
  const localPart = text.slice(0, Math.max(at, 0));
  const domain = text.slice(at + 1);
  if (at < 1)
    throw new TypeError('a mail address has a name, an @ and a domain, such as name@ministry.example');
  if (text.length > LONGEST_ADDRESS || localPart.length > LONGEST_LOCAL_PART) {
    throw new TypeError(
      `a mail address has at most ${LONGEST_ADDRESS} characters, ${LONGEST_LOCAL_PART} of them before the @`,
    );
  }
  // Mail software that decodes too much reads `=?utf-8?B?…?=` as what it encodes, line breaks included (RFC 2047 forbids it here).
  if (!LOCAL_PART.test(localPart) || localPart.includes('=?')) {
    throw new TypeError(
      'before its @ a mail address has letters, digits and the signs that need no quotes, in ASCII',
    );
  }
  if (!DOMAIN.test(domain)) {
    throw new TypeError(
      'after its @ a mail address has a domain name of two labels or more in ASCII, such as ministry.example',
    );
  }
  return text as MailAddress;
}

export function isMailAddress(text: string): text is MailAddress {
  try {
    parseMailAddress(text);
    return true;
  } catch {
    return false;
  }
}
