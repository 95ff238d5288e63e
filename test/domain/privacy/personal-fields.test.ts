import { describe, expect, it } from "vitest";
import type * as z from "zod";
import * as ids from "../../../shared/domain/ids.ts";
import { personalData } from "../../../shared/domain/privacy/personal-data.ts";
import { civilDate, civilTime, instant } from "../../../shared/domain/time/civil-date.ts";
import { entities } from "../../../shared/store/entities.ts";
import { personalFields } from "../../../shared/store/personal-fields.ts";
import { schemasWithin } from "../../support/walk-schema.ts";

/** What identifies a thing, or says when: told apart by the schema itself. */
const toldApart = new Set<z.core.$ZodType>([...Object.values(ids), civilDate, civilTime, instant]);

interface Field {
  entity: string;
  path: string;
  /** Whether it may hold text that a person wrote. */
  text: boolean;
}

const fields = [...entities].flatMap(([entity, { schemas }]) =>
  [schemas.data, schemas.summary].flatMap((schema): Field[] =>
    schema === undefined
      ? []
      : schemasWithin(schema).map(({ path, schema: found }) => {
          const { type } = (found as z.core.$ZodTypes)._zod.def;
          const isKey = path.endsWith("{key}");
          return {
            entity,
            path,
            text: !isKey && (type === "string" || type === "unknown") && !toldApart.has(found),
          };
        }),
  ),
);

function isWithin(path: string, above: string): boolean {
  return path === above || (path.startsWith(above) && /^[.[{]/.test(path.slice(above.length)));
}

/** The kinds that a field is declared under. */
function kindsOf({ entity, path }: Field): string[] {
  const declared = personalFields[entity];
  if (declared === undefined) return [];
  if (declared === "impersonal") return ["impersonal"];
  return Object.entries(declared)
    .filter(([kind, paths = []]) =>
      paths.some((above) => (kind === "impersonal" ? above === path : isWithin(path, above))),
    )
    .map(([kind]) => kind);
}

describe("R-RGPD-1: the register of processing", () => {
  it("knows every entity of the table, and no other", () => {
    expect(Object.keys(personalFields).sort()).toEqual([...entities.keys()].sort());
  });

  it("says of every text that is stored whether it is about a person, and as what", () => {
    const texts = fields.filter(({ text }) => text);
    expect(texts.length).toBeGreaterThan(150);
    const undeclared = texts.filter((field) => kindsOf(field).length === 0);
    expect(undeclared.map(({ entity, path }) => `${entity} ${path}`)).toEqual([]);
  });

  it("says one thing of each", () => {
    const twice = fields.filter((field) => kindsOf(field).length > 1);
    expect(twice).toEqual([]);
  });

  it("names no field that is not stored", () => {
    const gone = Object.entries(personalFields).flatMap(([entity, declared]) =>
      declared === "impersonal"
        ? []
        : Object.values(declared)
            .flat()
            .filter((path) => !fields.some((field) => field.entity === entity && field.path === path))
            .map((path) => `${entity} ${path}`),
    );
    expect(gone).toEqual([]);
  });

  it("holds every kind of data about people that the notice tells, but for the logs", () => {
    const held = new Set(fields.flatMap(kindsOf));
    expect(Object.keys(personalData).filter((kind) => !held.has(kind))).toEqual(["logs"]);
  });
});
