import { expect, test } from "vitest";
import * as z from "zod";
import { checkPart } from "../../../shared/http/parse.ts";

const form = z.strictObject({
  name: z.string(),
  levels: z.record(z.string(), z.string()),
  list: z.array(z.string()),
  hours: z.int(),
  level: z.enum(["low", "high"]),
});

test("what is missing, or of another type, is told in words of everyday French", () => {
  const faults = checkPart(
    form,
    { levels: "x", list: {}, hours: "3", level: "middle", more: 1 },
    "body",
  ).errors;
  expect(Object.fromEntries(faults.map(({ field, message }) => [field, message]))).toEqual({
    name: "À renseigner.",
    levels: "Un ensemble de champs est attendu.",
    list: "Une liste est attendue.",
    hours: "Un nombre est attendu.",
    level: expect.stringContaining("low"),
    more: "Champ inconnu.",
  });
});
