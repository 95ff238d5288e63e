/** Characters of an identifier's end, which are random: those before tell the instant of its making. */
const endLength = 16;
/** The characters of a ULID. */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** The identifier with another end, made of the first 16 bytes given. */
export function withEnd(id: string, bytes: Uint8Array): string {
  const end = [...bytes.subarray(0, endLength)].map((byte) => alphabet[byte % alphabet.length]).join("");
  return id.slice(0, -endLength) + end;
}

/** Whether two identifiers end alike, as those of a repeated request do, and no others. */
export function sameEnd(one: string, other: string): boolean {
  return one.slice(-endLength) === other.slice(-endLength);
}
