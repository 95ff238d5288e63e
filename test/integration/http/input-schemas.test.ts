import { describe, expect, it } from "vitest";
import type * as z from "zod";
import { discoverFunctions } from "../../../infra/discover.ts";
import { checkPart } from "../../../shared/http/parse.ts";
import type { Route } from "../../../shared/http/route.ts";
import { routeKey } from "../../../shared/http/route-key.ts";
import { schemasWithin } from "../../support/walk-schema.ts";

const routes: Route[] = (await discoverFunctions()).flatMap(({ declared }) =>
  declared.kind === "route" ? [declared.route] : [],
);

interface Input {
  where: string;
  schema: z.ZodType;
}

/** Every schema of what routes take. */
const inputs: Input[] = routes.flatMap((route) =>
  (["params", "query", "body"] as const).flatMap((part) => {
    const schema = route[part];
    return schema === undefined
      ? []
      : schemasWithin(schema).map((found) => ({
          where: `${routeKey(route)} ${part} ${found.path}`,
          schema: found.schema as z.ZodType,
        }));
  }),
);
const typed = (type: string) => inputs.filter(({ schema }) => schema.def.type === type);

/** What no text that is typed has. */
const neverTyped = {
  "a control character": "a\u0000b",
  "a lone surrogate": "Zo\ud800",
  "a direction mark": "a\u202eb",
  "a noncharacter": "a\uffffb",
  "a text without end": "a".repeat(100_001),
  "nothing but spaces": "   ",
};

describe("every text that a route takes", () => {
  it("is one of ours, an identifier or a code: there are many", () => {
    expect(typed("string").length).toBeGreaterThan(150);
  });

  it.each(Object.entries(neverTyped))(
    "refuses %s, or takes it out of the name of a file, or of a number",
    (_, text) => {
      const taken = typed("string").flatMap(({ where, schema }) => {
        const { success, data } = schema.safeParse(text);
        return success && !/^(Zo|ab)$/i.test(String(data)) ? [where] : [];
      });
      expect(taken).toEqual([]);
    },
  );

  it("is composed and trimmed, where it may have other letters than those of ASCII", () => {
    const kept = typed("string").flatMap(({ where, schema }) => {
      const { data } = schema.safeParse(" Zoe\u0308 ");
      return data === undefined || data === "Zoë" ? [] : [`${where}: ${JSON.stringify(data)}`];
    });
    expect(kept).toEqual([]);
  });
});

describe("every list and set of fields that a route takes", () => {
  it("is bounded", () => {
    const endless = typed("array").filter(({ schema }) =>
      schema.safeParse(Array(10_001)).error?.issues.every(({ code }) => code !== "too_big"),
    );
    expect(endless.map(({ where }) => where)).toEqual([]);
  });

  it("takes no other field than those that it names", () => {
    const open = typed("object").filter(({ schema }) =>
      schema.safeParse({ unknownField: 1 }).error?.issues.every(({ code }) => code !== "unrecognized_keys"),
    );
    expect(open.map(({ where }) => where)).toEqual([]);
  });
});

/** What some schema or other refuses. */
const wrongValues: readonly unknown[] = [
  undefined,
  null,
  "",
  " ",
  "?",
  "2027-02-30",
  "a".repeat(100_001),
  -1e9,
  1e9,
  0.3,
  true,
  [],
  Array(10_001).fill(0),
  {},
  { kind: "?", type: "?", path: "?", decision: "?" },
  { "?": "?" },
];

describe("every fault that a schema of a route finds", () => {
  it("is told in one French sentence, without signs, patterns, or dates in figures", async () => {
    const told: string[] = [];
    for (const { where, schema } of inputs)
      for (const value of wrongValues) {
        const { errors } = await checkPart(schema, value, "body");
        told.push(...errors.map(({ message }) => `${message} ← ${where}`));
      }
    const bare = told.filter(
      (one) =>
        !/^[A-ZÀÉÊ«0-9][^\n]*[.»…] ← /.test(one) ||
        /^[^←]*([<>]=?|invalide :|Entrée|Option|Invalid|expected|\/\^|undefined)/.test(one) ||
        /^[^←]*\b\d{4}-\d{2}-\d{2}\b/.test(one) ||
        /^(Une autre valeur|Un texte d’une autre forme) /.test(one),
    );
    expect(told.length).toBeGreaterThan(1000);
    expect([...new Set(bare)]).toEqual([]);
  });
});
