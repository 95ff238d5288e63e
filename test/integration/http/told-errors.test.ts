import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { route as recordApproval } from "../../../functions/centre/record-approval.ts";
import { plainDescription } from "../../../infra/api-description.ts";
import { discoverFunctions } from "../../../infra/discover.ts";
import type { DescribedField, DescribedParts } from "../../../shared/http/described-fields.ts";
import { describedFieldsOf } from "../../../shared/http/description/field-names.ts";
import type { WrongField } from "../../../shared/http/field-error.ts";
import { problemAnswer } from "../../../shared/http/problem-answer.ts";
import { routeKey } from "../../../shared/http/route-key.ts";
import { tellErrors } from "../../../shared/http/tell-errors.ts";
import { callRoute } from "../../support/call-route.ts";
import { echoedValues } from "../../support/echoed-values.ts";
import { unhelpful } from "../../support/told-in-french.ts";
import { type DescribedRoute, refusalOf, routesWithWrongValues } from "../../support/wrong-requests.ts";

const described: Record<string, DescribedParts> = {};
let walked: DescribedRoute[] = [];

beforeAll(async () => {
  const routes = (await discoverFunctions()).flatMap(({ declared }) =>
    declared.kind === "route" ? [declared.route] : [],
  );
  Object.assign(described, describedFieldsOf(routes, await plainDescription()));
  walked = await routesWithWrongValues();
});

const told = (key: string, fault: Omit<WrongField, "in">) =>
  tellErrors([{ in: "body", ...fault }], described[key] ?? {})[0];

describe("an error says its field by the label that the description and the forms have", () => {
  it("in a whole sentence for who reads it, in a short one for a form, by its path and an example for programs", () => {
    expect(
      told("POST /files", {
        field: "candidate.civilStatus.bornOn",
        message: "Date attendue, comme le 3 mars 2026.",
      }),
    ).toEqual({
      in: "body",
      field: "candidate.civilStatus.bornOn",
      label: "Date de naissance",
      message: "Date de naissance\u00a0: date attendue, comme le 3 mars 2026.",
      hint: "Date attendue, comme le 3 mars 2026.",
      example: "1988-04-12",
    });
  });

  it("with which of several it is, by its rank or its code", () => {
    expect(told("POST /sessions", { field: "breaks.1.from", message: "À renseigner." })?.label).toBe(
      "Heure du début de la pause (n°\u00a02)",
    );
    expect(
      told("PUT /files/{fileId}/opinion", { field: "domains.CMI-2.level", message: "À renseigner." })?.label,
    ).toBe("Niveau de maîtrise (CMI-2)");
  });

  it("with the labels of the values that it may have", () => {
    const values = ["employer", "employee"];
    const message = "Une valeur est attendue parmi «\u00a0employer\u00a0» et «\u00a0employee\u00a0».";
    expect(told("PUT /jury-members/{memberId}", { field: "side", message, values })?.hint).toBe(
      "Une valeur est attendue parmi «\u00a0employer\u00a0» (employeurs) et «\u00a0employee\u00a0» (salariés).",
    );
  });

  it("what is about no field, and what no description names, in its own words; a field that is none by its name", () => {
    const message = "Un module manque.";
    expect(told("POST /files", { field: "", message })).toEqual({
      in: "body",
      field: "",
      message,
      hint: message,
    });
    expect(told("POST /files", { field: "individual-path", message })?.message).toBe(message);
    const called = "x".repeat(60);
    expect(
      told("POST /files", { field: called, message: "Champ inconnu, à retirer.", called })?.message,
    ).toBe(`«\u00a0${"x".repeat(40)}…\u00a0»\u00a0: champ inconnu, à retirer.`);
    expect(told("POST /files", { field: "__proto__.toString", message })?.message).toBe(message);
  });

  it("the problem names the fields that are to be corrected", () => {
    const errors = ["candidate.email", "candidate.civilStatus.birthName"].map((field) => ({
      in: "body" as const,
      field,
      message: "À renseigner.",
    }));
    const { body = "" } = problemAnswer(
      { code: "invalid-request", errors },
      "a",
      {},
      described["POST /files"],
    );
    expect(JSON.parse(body).detail).toBe("À corriger\u00a0: adresse électronique, nom de naissance.");
  });
});

it("a handler that a test calls from its source names fields as a bundled one does", async () => {
  const entry = join(import.meta.dirname, "../../../functions/centre/record-approval.ts");
  const path = { centreId: "ctr_demo_lyon" };
  const { statusCode, body } = await callRoute(entry, recordApproval, {
    path,
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ certification: "CMI", service: "vae", from: "hier", until: "2030-01-01" }),
  });
  expect([statusCode, body.errors[0].message]).toEqual([
    400,
    "Premier jour de l’agrément\u00a0: date attendue, comme le 3 mars 2026.",
  ]);
});

it("no two fields of an operation have one name", () => {
  const alike = Object.entries(described).flatMap(([key, parts]) =>
    (["path", "query", "body"] as const).flatMap((part) => {
      const paths = pathsOf(parts[part]);
      const names = paths.map(
        (field) => tellErrors([{ in: part, field, message: "À renseigner." }], parts)[0]?.label,
      );
      return names.flatMap((name, index) =>
        names.indexOf(name) === index && name !== undefined ? [] : [`${key} ${paths[index]}: ${name}`],
      );
    }),
  );
  expect(alike).toEqual([]);
});

/** The paths of all that has a name in a field. */
function pathsOf({ fields = {}, each }: DescribedField = { label: "" }, path = ""): string[] {
  return [
    ...Object.entries(fields).flatMap(([name, one]) => {
      const own = path === "" ? name : `${path}.${name}`;
      return [own, ...pathsOf(one, own)];
    }),
    ...(each === undefined ? [] : pathsOf(each, `${path}.0`)),
  ];
}

/** One wrong value in so many is tried here; `npm run test:longer` tries them all. */
const oneIn = 7;

it("a wrong value for a field is told at this field alone, in a French sentence that names it and repeats no other value", async () => {
  const found: string[] = [];
  const tried = walked.flatMap((route) => route.wrong.map((wrong) => ({ route, wrong })));
  let refused = 0;
  for (const { route, wrong } of tried.filter((_, index) => index % oneIn === 0)) {
    const problem = await refusalOf(route, wrong);
    const where = `${routeKey(route.route)} ${wrong.in} ${wrong.field} ${wrong.kind}`;
    if (problem === undefined && wrong.certain) found.push(`${where}: taken`);
    if (problem === undefined) continue;
    refused += 1;
    found.push(...unhelpful(problem, wrong).map((why) => `${where}: ${why}`));
    found.push(...echoedValues(problem, route, wrong).map((value) => `${where}: repeats ${value}`));
  }
  expect(refused).toBeGreaterThan(1000);
  expect(found).toEqual([]);
});

it("what an operation rightly takes is refused for nothing", async () => {
  const refused = [];
  for (const one of walked) refused.push(await refusalOf(one, { in: "body", sent: one.right.body }));
  expect(refused.filter((problem) => problem !== undefined)).toEqual([]);
});
