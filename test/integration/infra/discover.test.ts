import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { assertNamedApart, assertWhole, discoverFunctions, factsOfFolder } from "../../../infra/discover.ts";
import type { Route } from "../../../shared/http/route.ts";
import type { Trigger } from "../../../shared/messaging/trigger.ts";

const trigger = { kind: "schedule" } as Trigger;
const handler = () => {};

it("makes a function of a handler with its declaration, and of nothing less", () => {
  assertWhole("jury/whole.ts", { trigger, handler });
  assertWhole("jury/imported-by-others.ts", {});
  for (const half of [{ handler }, { trigger }])
    expect(() => assertWhole("jury/half.ts", half)).toThrow("functions/jury/half.ts exports");
});

it("refuses a route that the table of permissions does not know", () => {
  const route: Route = {
    ...{ name: "service/unknown", method: "GET", path: "/unknown", summary: "", tag: "service" },
    ...{ may: { public: true }, needs: {} },
  };
  expect(() => assertWhole("service/unknown.ts", { route, handler })).toThrow("who may use GET /unknown");
});

it("takes the names that functions declare, and no two that make one", () => {
  assertNamedApart(["jury/convene", "jury/convene-again"]);
  expect(() => assertNamedApart(["jury/convene-again", "jury/convene-again"])).toThrow(
    "two functions are named",
  );
  expect(() => assertNamedApart(["jury/Convene"])).toThrow("room/what-it-does");
  expect(() => assertNamedApart(["convene"])).toThrow("room/what-it-does");
});

it("knows a function by what it declares, wherever its file stands", async () => {
  const folder = await mkdtemp(join(tmpdir(), "cqp-moved-"));
  await mkdir(join(folder, "elsewhere"));
  const convene = join(import.meta.dirname, "../../../functions/jury/convene.ts");
  await writeFile(join(folder, "elsewhere", "moved.ts"), `export * from ${JSON.stringify(convene)};`);
  expect((await discoverFunctions(folder)).map(({ name }) => name)).toEqual(["jury/convene"]);
  await rm(folder, { recursive: true });
});

it("refuses a file among the mails that declares none", async () => {
  await expect(factsOfFolder("jury")).rejects.toThrow("declares the mail of undefined.ts");
  expect((await factsOfFolder("mail/mails")).length).toBeGreaterThan(20);
});
