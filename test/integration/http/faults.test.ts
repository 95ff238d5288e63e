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

test("what is missing, or of another type, is told in words of everyday French", async () => {
  const { errors: faults } = await checkPart(
    form,
    { levels: "x", list: {}, hours: "3", level: "middle", more: 1 },
    "body",
  );
  expect(Object.fromEntries(faults.map(({ field, message }) => [field, message]))).toEqual({
    name: "À renseigner.",
    levels: "Un ensemble de champs est attendu.",
    list: "Une liste est attendue.",
    hours: "Un nombre est attendu.",
    level: "Une valeur est attendue parmi «\u00a0low\u00a0» et «\u00a0high\u00a0».",
    more: "Champ inconnu, à retirer.",
  });
});

const places = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("on-site"), address: z.string().min(1) }),
  z.strictObject({ kind: z.literal("remote"), url: z.url() }),
]);
const moves = z.union([
  z.strictObject({ with: z.string() }),
  z.strictObject({ date: z.string(), at: z.string() }),
]);
const faultsOf = async (schema: z.ZodType, value: unknown) =>
  (await checkPart(schema, value, "body")).errors.map(({ field, message }) => [field, message]);

test("of what may be one of several things, the nearest one's faults are told, at their fields", async () => {
  expect(await faultsOf(places, { kind: "else" })).toEqual([
    ["kind", "Une valeur est attendue parmi «\u00a0on-site\u00a0» et «\u00a0remote\u00a0»."],
  ]);
  expect(await faultsOf(places, { kind: "remote", url: "x" })).toEqual([
    ["url", "Une adresse de site est attendue, comme https://exemple.fr."],
  ]);
  expect(await faultsOf(z.object({ to: moves }), { to: { date: "2027-01-01" } })).toEqual([
    ["to.at", "À renseigner."],
  ]);
  const length = z.union([z.literal("permanent"), z.strictObject({ count: z.int() })]);
  expect(await faultsOf(length, 3)).toEqual([
    ["", "La valeur «\u00a0permanent\u00a0», ou un ensemble de champs est attendu."],
  ]);
  expect(await faultsOf(length, { count: "3" })).toEqual([["count", "Un nombre est attendu."]]);
  expect(await faultsOf(z.object({ length }), {})).toEqual([["length", "À renseigner."]]);
  const type = z.union([z.literal(""), z.string().max(3)]);
  expect(await faultsOf(type, "abcd")).toEqual([["", "3\u00a0caractères au plus sont attendus."]]);
  expect(await faultsOf(type, 3)).toEqual([["", "Un texte est attendu."]]);
  expect(await faultsOf(moves, 3)).toEqual([["", "Un ensemble de champs est attendu."]]);
});

/** A fault of each kind that a schema may find. */
const kinds: readonly [z.ZodType, unknown, string][] = [
  [z.string().min(1), "", "À renseigner."],
  [z.string().min(3), "a", "3\u00a0caractères au moins sont attendus."],
  [z.string().max(3), "abcd", "3\u00a0caractères au plus sont attendus."],
  [z.array(z.string()).max(1), ["a", "b"], "1\u00a0élément au plus est attendu."],
  [z.int().min(1), 0, "Un nombre d’au moins 1 est attendu."],
  [z.number().positive(), 0, "Un nombre supérieur à 0 est attendu."],
  [z.int().max(1500), 1501, "Un nombre de 1\u00a0500 au plus est attendu."],
  [z.number().lt(7), 7, "Un nombre inférieur à 7 est attendu."],
  [z.int(), 1.5, "Un nombre entier est attendu."],
  [z.number().multipleOf(0.5), 0.3, "Un multiple de 0,5 est attendu."],
  [z.iso.date(), "demain", "Une date est attendue, comme le 3 mars 2026."],
  [z.literal("x"), "y", "La valeur «\u00a0x\u00a0» est attendue."],
  [z.string().regex(/^a/), "b", "Un texte d’une autre forme est attendu."],
];

test.each(kinds)("%s: %j is told as %s", async (schema, value, message) => {
  expect(await faultsOf(schema, value)).toEqual([["", message]]);
});
