import { test as property } from "@fast-check/vitest";
import fc from "fast-check";
import { describe, expect } from "vitest";
import { problemAnswer } from "../../../shared/http/problem-answer.ts";

const text = fc
  .tuple(fc.constantFrom("a", "é", "王", "\ud800", '"', "\u0000"), fc.constantFrom(1, 300, 20_000))
  .map(([character, length]) => character.repeat(length));
const error = fc.record({ in: fc.constant("body" as const), field: text, message: text });

describe("answers to wrong input", () => {
  property.prop([text, fc.array(error, { maxLength: 50 }), fc.constantFrom(1, 100)])(
    "stay under 100 KB, however much is wrong",
    (detail, some, times) => {
      const errors = Array.from({ length: times }, () => some).flat();
      const { body = "" } = problemAnswer({ code: "invalid-request", detail, errors }, "a-request");
      expect(Buffer.byteLength(body)).toBeLessThan(100_000);
      const told = JSON.parse(body).errors;
      expect(told.length === errors.length || Buffer.byteLength(body) > 20_000).toBe(true);
    },
  );
});
