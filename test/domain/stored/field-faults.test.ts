import { expect, it } from "vitest";
import * as z from "zod";
import { faultsUnder, fieldFaults } from "../../../shared/domain/field-faults.ts";

it("each faulty field is told once, by its first fault, and one that no schema knows by its own path", () => {
  const schema = z.strictObject({
    name: z
      .string()
      .min(3, "Trois lettres.")
      .regex(/^[a-z]+$/, "Des lettres."),
    place: z.strictObject({ city: z.string() }),
  });
  const { error } = schema.safeParse({ name: "1", place: { city: "Lyon", street: "…" }, added: true });
  expect(fieldFaults(error?.issues ?? [])).toEqual([
    { path: "name", message: "Trois lettres." },
    { path: "place.street", message: "Champ inconnu, à retirer.", called: "street" },
    { path: "added", message: "Champ inconnu, à retirer.", called: "added" },
  ]);
});

it("faults of a part are named by their paths in the whole", () => {
  const faults = [
    { path: "", message: "a" },
    { path: "city", message: "b" },
  ];
  expect(faultsUnder("place", faults).map(({ path }) => path)).toEqual(["place", "place.city"]);
});
