import * as z from "zod";

/** Where a list goes on: opaque to clients. */
export type Cursor = string;

/** A cursor that was not given by the list it is used on. */
export class InvalidCursor extends Error {
  constructor() {
    super("invalid cursor");
    this.name = "InvalidCursor";
  }
}

const position = z.record(z.string(), z.string());

/** The cursor of a position in a list. */
export function encodeCursor(lastKey: Record<string, unknown>): Cursor {
  return Buffer.from(JSON.stringify(position.parse(lastKey))).toString("base64url");
}

/**
 * The position of a cursor, checked to be within the partition `pk`: a cursor can't lead into another list.
 * @throws InvalidCursor
 */
export function decodeCursor(cursor: Cursor, pkName: string, pk: string): Record<string, string> {
  try {
    const decoded = position.parse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")));
    if (decoded[pkName] === pk) return decoded;
  } catch {
    // Anything that a client sends in place of a cursor is the same fault.
  }
  throw new InvalidCursor();
}
