import { test as property } from "@fast-check/vitest";
import fc from "fast-check";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { decodeCursor, encodeCursor, InvalidCursor } from "../../../shared/store/cursor.ts";

const position = {
  pk: "FILE#file_1",
  sk: "FILE",
  gsi1pk: "CANDIDATE#jean@exemple.fr",
  gsi1sk: "2027#file_1",
};
const list = '["gsi1","CANDIDATE#jean@exemple.fr",null,null,false]';
const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

beforeEach(() => {
  vi.stubEnv("CURSOR_KEY", "one key");
});

describe("the cursor of a list", () => {
  it("leads where it was given", () => {
    expect(decodeCursor(encodeCursor(position, list), list)).toEqual(position);
  });

  it("tells nothing of the place, and is the same for the same place of the same list, and for no other", () => {
    const cursor = encodeCursor(position, list);
    expect(Buffer.from(cursor, "base64url").toString("latin1")).not.toMatch(/FILE|exemple/);
    expect(encodeCursor(position, list)).toBe(cursor);
    const otherOrder = Object.fromEntries(Object.entries(position).reverse());
    expect(encodeCursor(otherOrder, list)).toBe(cursor);
    expect(encodeCursor(position, `${list} other`).slice(0, 16)).not.toBe(cursor.slice(0, 16));
    expect(encodeCursor({ ...position, sk: "other" }, list).slice(0, 16)).not.toBe(cursor.slice(0, 16));
  });

  property.prop([fc.nat(), fc.constantFrom(...alphabet, "+", "/", "=", "é", "\u0000")])(
    "is refused after any change of one character",
    (at, character) => {
      const cursor = encodeCursor(position, list);
      const place = at % cursor.length;
      fc.pre(cursor[place] !== character);
      const changed = cursor.slice(0, place) + character + cursor.slice(place + 1);
      expect(() => decodeCursor(changed, list)).toThrow(InvalidCursor);
    },
  );

  it("is refused under any other last character, whose bits are not all used", () => {
    for (const sk of ["F", "FI", "FIL"]) {
      const cursor = encodeCursor({ ...position, sk }, list);
      for (const character of alphabet)
        if (character !== cursor.at(-1))
          expect(() => decodeCursor(cursor.slice(0, -1) + character, list)).toThrow(InvalidCursor);
    }
  });

  property.prop([fc.nat()])("is refused when it is cut", (length) => {
    const cursor = encodeCursor(position, list);
    expect(() => decodeCursor(cursor.slice(0, length % cursor.length), list)).toThrow(InvalidCursor);
  });

  it("is refused by another list, and under another key", () => {
    const cursor = encodeCursor(position, list);
    expect(() => decodeCursor(cursor, list.replace("jean", "anne"))).toThrow(InvalidCursor);
    vi.stubEnv("CURSOR_KEY", "another key");
    expect(() => decodeCursor(cursor, list)).toThrow(InvalidCursor);
  });
});
