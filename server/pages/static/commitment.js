/** SHA-256 in lower-case hex of bytes, computed by the browser itself. */
export async function sha256Hex(bytes) {
  return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}

export function toHex(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The commitment to a secret value for one draw; the same as `npx chancery commit` makes. */
export async function commitTo(drawId, participant, value) {
  return await sha256Hex(
    new TextEncoder().encode(`chancery-commitment/1\n${value}\n${participant}\n${drawId}`),
  );
}
