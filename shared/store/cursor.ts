import { createCipheriv, createDecipheriv, createHash, createHmac } from "node:crypto";
import * as z from "zod";
import { inOrder } from "./in-order.ts";

/** Where a list goes on: nothing that a client could read, or change. */
export type Cursor = string;

/** A cursor that was not given by the list it is used on. */
export class InvalidCursor extends Error {
  /** The parameter that it was given in. */
  readonly parameter: string;

  constructor(parameter = "cursor") {
    super("invalid cursor");
    this.name = "InvalidCursor";
    this.parameter = parameter;
  }
}

const algorithm = "aes-256-gcm";
/** Bytes before and after what is encrypted. */
const nonceBytes = 12;
const tagBytes = 16;

const environment = z.object({ CURSOR_KEY: z.string().min(1) });

/** The key of this deployment's cursors: `CURSOR_KEY` is a long random text. */
function key(): Buffer {
  return createHash("sha256").update(environment.parse(process.env).CURSOR_KEY).digest();
}

/** The cursor of a position in `list`, which names the list with all that narrows and orders it. */
export function encodeCursor(position: Record<string, unknown>, list: string): Cursor {
  const said = JSON.stringify(inOrder(position));
  // From what is said, in the order of names, which DynamoDB keeps none for, so that a list that has not changed is answered by the same bytes, and has the same entity tag.
  const nonce = createHmac("sha256", key()).update(`${list}\n${said}`).digest().subarray(0, nonceBytes);
  const cipher = createCipheriv(algorithm, key(), nonce).setAAD(Buffer.from(list));
  const sealed = Buffer.concat([cipher.update(said), cipher.final()]);
  return Buffer.concat([nonce, sealed, cipher.getAuthTag()]).toString("base64url");
}

/**
 * The position of a cursor, which was given by `list` itself and by no other.
 * @throws InvalidCursor
 */
export function decodeCursor(cursor: Cursor, list: string): Record<string, unknown> {
  const bytes = Buffer.from(cursor, "base64url");
  try {
    // Some characters of base64 may change without a change of the bytes that they stand for.
    if (bytes.toString("base64url") !== cursor) throw new InvalidCursor();
    const decipher = createDecipheriv(algorithm, key(), bytes.subarray(0, nonceBytes), {
      authTagLength: tagBytes,
    })
      .setAAD(Buffer.from(list))
      .setAuthTag(bytes.subarray(-tagBytes));
    const opened = Buffer.concat([decipher.update(bytes.subarray(nonceBytes, -tagBytes)), decipher.final()]);
    return z.record(z.string(), z.unknown()).parse(JSON.parse(opened.toString("utf8")));
  } catch {
    // Anything that a client sends in place of a cursor is the same fault.
    throw new InvalidCursor();
  }
}
