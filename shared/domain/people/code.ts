/** Crockford's alphabet: no I, L, O or U, so that a code read aloud or retyped is not mistaken. */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Characters of a code: twelve of 32 values, 60 bits, out of reach of guessing. */
const length = 12;

/** Random bytes that a code is made of. */
export const codeBytes = length;

/** R-PER-2, R-PER-3: a code sent to an address, `XXXX-XXXX-XXXX`: five bits of each random byte are used. */
export function makeCode(random: Uint8Array): string {
  const characters = [...random.slice(0, length)].map((byte) => alphabet.charAt(byte % 32)).join("");
  return characters.replace(/(.{4})(?=.)/g, "$1-");
}

/** Whether a typed code is the one that was sent: case, spaces, dashes and characters that look alike don't count. */
export function isCode(typed: string, sent: string): boolean {
  return comparable(typed) === comparable(sent);
}

function comparable(code: string): string {
  return code
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, "")
    .replaceAll("O", "0")
    .replaceAll(/[IL]/g, "1");
}
