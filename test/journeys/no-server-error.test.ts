import { test as property } from "@fast-check/vitest";
import fc from "fast-check";
import { beforeAll, describe, expect } from "vitest";
import { prepare } from "../../demo/preparation.ts";
import type { Stage } from "../../demo/stage.ts";
import { becomeAdmissible, enrol } from "../../demo/vae-story.ts";
import { discoverFunctions } from "../../infra/discover.ts";
import type { Route } from "../../shared/http/route.ts";
import { testId } from "../support/files.ts";
import { useLocalStack } from "../support/local-stack.ts";
import { currentApproval, stageOn } from "../support/stage.ts";

const stack = useLocalStack();
const routes: Route[] = (await discoverFunctions()).flatMap(({ declared }) =>
  declared.kind === "route" && declared.route.method !== "ANY" ? [declared.route] : [],
);
let stage: Stage;
let fileId = "";

beforeAll(async () => {
  stage = await stageOn(stack());
  await prepare(stage.people, currentApproval());
  fileId = await enrol(stage);
  await becomeAdmissible(stage, fileId);
});

const ids: Readonly<Record<string, string[]>> = {
  fileId: [testId("file", 1), "file_x", "%00", "..%2f..", "é"],
  sessionId: [testId("ses", 1), "x"],
  evidenceId: [testId("evd", 1), "%F0%9F%92%A9"],
  sheetId: [testId("sheet", 1)],
  centreId: ["ctr_demo_lyon", "ctr_absent", "CTR"],
  memberId: ["jur_demo_employeur_1", "jur_absent"],
  partyId: ["ctr_demo_lyon", "oemm", "cmp_absente", "jur_x"],
  personId: [testId("per", 1), "per_x"],
  code: ["CMI", "cmi", "__proto__"],
  domainCode: ["CMI-1", "constructor"],
  kind: ["booklet", "schedule", "x"],
  reference: [testId("sheet", 1), "..%2f..", "é"],
  number: ["CQP-00000-00000-0000", "%00", "<b>"],
  page: ["index.html", "..%2findex.mjs"],
};

/** A body that its schema may take in part: the names of its fields with values of any kind. */
function bodyFor(route: Route): fc.Arbitrary<unknown> {
  const shape =
    route.body !== undefined && "shape" in route.body ? Object.keys(route.body.shape as object) : [];
  const nearly = fc.dictionary(
    fc.constantFrom("x", ...shape),
    fc.oneof(fc.jsonValue(), fc.string(), fc.integer()),
  );
  return fc.oneof(nearly, fc.jsonValue(), fc.constant("{"));
}

describe("no input makes the service fail", () => {
  for (const route of routes) {
    const path = fc.tuple(
      ...[...route.path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) =>
        fc.nat(9).map((n) => [name, n] as const),
      ),
    );
    property.prop(
      [path, bodyFor(route), fc.constantFrom("oemm", "centre", "candidate", "jury"), fc.webQueryParameters()],
      {
        numRuns: 12,
      },
    )(`${route.method} ${route.path}`, async (places, body, who, query) => {
      const people = {
        oemm: stage.people.oemm,
        centre: stage.people.centre,
        candidate: stage.people.candidate,
        jury: [...stage.people.members.values()][0] ?? stage.people.oemm,
      };
      const url = places.reduce((text, [name, n]) => {
        const values = name === "fileId" ? [fileId, ...(ids[name] ?? [])] : (ids[name] ?? ["x"]);
        return text.replace(`{${name}}`, values[n % values.length] ?? "x");
      }, route.path as string);
      const answer = await people[who as keyof typeof people].send(
        route.method,
        `${url}?${query}`,
        route.method === "GET" ? undefined : typeof body === "string" ? body : JSON.stringify(body),
      );
      expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(500);
      if (answer.status >= 400 && typeof answer.body === "object")
        expect(answer.body.type).toMatch(/^urn:problem:cqp:/);
    });
  }
});
