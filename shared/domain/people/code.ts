import { readableCharacters, withoutLookalikes } from "../readable-characters.ts";

/** Random bytes that a code is made of, a character each: twelve of 32 values, 60 bits, out of reach of guessing. */
export const codeBytes = 12;

/** R-PER-2, R-PER-3: a code sent to an address, `XXXX-XXXX-XXXX`. */
export function makeCode(random: Uint8Array): string {
  return readableCharacters(random, codeBytes).replace(/(.{4})(?=.)/g, "$1-");
}

/** Whether a typed code is the one that was sent: case, spaces, dashes and characters that look alike don't count. */
export function isCode(typed: string, sent: string): boolean {
  return comparable(typed) === comparable(sent);
}

function comparable(code: string): string {
  return withoutLookalikes(code.toUpperCase().replaceAll(/[^0-9A-Z]/g, ""));
}
