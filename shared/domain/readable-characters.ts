/** Crockford's alphabet: no I, L, O or U, so that what is read aloud or retyped is not mistaken. */
export const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** As many characters as are asked for, of 32 values each: five bits of each random byte are used. */
export function readableCharacters(random: Uint8Array, count: number): string {
  return [...random.slice(0, count)].map((byte) => alphabet.charAt(byte % alphabet.length)).join("");
}

/** What was typed, in capitals, with the characters of the alphabet in the place of those that look like them. */
export function withoutLookalikes(typed: string): string {
  return typed.replaceAll("O", "0").replaceAll(/[IL]/g, "1");
}
