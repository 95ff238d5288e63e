import * as z from "zod";
import { name as nameText } from "../text/name.ts";
import { personName } from "../text/person-name.ts";
import { civilDate } from "../time/civil-date.ts";

/** Characters of a name at most, and of a commune or a country: the longest commune of France has 45. */
const longest = { name: 80, place: 60 };
const name = personName(longest.name);
const place = nameText(longest.place);

/** Where a person was born: a French commune with its INSEE code, or a country. */
const birthPlace = z.discriminatedUnion("in", [
  z.strictObject({
    in: z.literal("france"),
    commune: place,
    inseeCode: z
      .string()
      .regex(/^(?:\d{2}|2[AB])\d{3}$/, "Code INSEE de la commune attendu, comme 69123 ou 2A004."),
  }),
  z.strictObject({ in: z.literal("abroad"), country: place }),
]);

/** Sex as on civil status. */
const sex = z.enum(["female", "male"]);

/** R-PER-1: civil status as a person gives it. */
export const civilStatus = z.strictObject({
  birthName: name,
  firstNames: name,
  /** The name used (nom d’usage), where it is not the birth name. */
  usedName: name.optional(),
  bornOn: civilDate,
  birthPlace,
  sex,
});

/** R-PER-1: civil status as far as it is known: files of before it was asked for hold a name alone. */
export const knownCivilStatus = civilStatus.partial().extend({ firstNames: name });
/** What is known of a civil status, see {@link knownCivilStatus}. */
export type CivilStatus = z.infer<typeof knownCivilStatus>;

/** The name that a person is called and printed by. */
export function nameOf({ firstNames, usedName, birthName }: CivilStatus): string {
  return [firstNames, usedName ?? birthName].filter((part) => part !== undefined).join(" ");
}

/** The fields in which two civil statuses differ, one that only one of them tells among them. */
export function differencesOf(one: CivilStatus, other: CivilStatus): (keyof CivilStatus)[] {
  const fields = Object.keys(civilStatus.shape) as (keyof CivilStatus)[];
  return fields.filter((field) => told(one[field]) !== told(other[field]));
}

/** A field as it is compared: what is stored keeps no order, and may hold more than this code knows of. */
function told(value: CivilStatus[keyof CivilStatus]): string | undefined {
  if (typeof value !== "object") return value;
  const { in: where } = value;
  return JSON.stringify(
    where === "france" ? [where, value.commune, value.inseeCode] : [where, value.country],
  );
}
