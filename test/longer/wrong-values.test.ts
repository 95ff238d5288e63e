import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import { routeKey } from "../../shared/http/route-key.ts";
import { hostileValue } from "../fuzz/hostile.ts";
import { echoedValues } from "../support/echoed-values.ts";
import { unhelpful } from "../support/told-in-french.ts";
import { type DescribedRoute, refusalOf, routesWithWrongValues } from "../support/wrong-requests.ts";
import type { WrongValue } from "../support/wrong-values.ts";

let routes: DescribedRoute[] = [];

beforeAll(async () => {
  routes = await routesWithWrongValues();
});

/** What is wrong with what is told of wrong values, and how many of them were refused. */
async function walk(wrongOf: (described: DescribedRoute) => readonly WrongValue[]) {
  const found: string[] = [];
  let refused = 0;
  for (const described of routes)
    for (const wrong of wrongOf(described)) {
      const problem = await refusalOf(described, wrong);
      const where = `${routeKey(described.route)} ${wrong.in} ${wrong.field} ${wrong.kind}`;
      if (problem === undefined && wrong.certain) found.push(`${where}: taken`);
      if (problem === undefined) continue;
      refused += 1;
      found.push(...unhelpful(problem, wrong).map((why) => `${where}: ${why}`));
      found.push(...echoedValues(problem, described, wrong).map((value) => `${where}: repeats ${value}`));
    }
  return { found: found.slice(0, 40), refused };
}

it("every wrong value of every field of every operation is told at this field alone, in a French sentence that names it and repeats no other value", async () => {
  const { found, refused } = await walk(({ wrong }) => wrong);
  expect(found).toEqual([]);
  expect(refused).toBeGreaterThan(8000);
});

it("so is what no client sends, in the place of any body", async () => {
  const values = fc.sample(hostileValue, { seed: 20_270_315, numRuns: 150 });
  const { found, refused } = await walk(({ route }) =>
    route.body === undefined || route.bodyTypes !== undefined
      ? []
      : values.map((sent) => ({ in: "body", field: "", kind: JSON.stringify(sent), sent, certain: false })),
  );
  expect(found).toEqual([]);
  expect(refused).toBeGreaterThan(5000);
});
