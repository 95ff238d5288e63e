import { expect, it } from "vitest";
import { assertWhole, factsOfFolder } from "../../../infra/discover.ts";
import type { Route } from "../../../shared/http/route.ts";
import type { Trigger } from "../../../shared/messaging/trigger.ts";

const trigger = { kind: "schedule" } as Trigger;
const handler = () => {};

it("makes a function of a handler with its declaration, and of nothing less", () => {
  assertWhole("jury/whole", { trigger, handler });
  assertWhole("jury/imported-by-others", {});
  for (const half of [{ handler }, { trigger }])
    expect(() => assertWhole("jury/half", half)).toThrow("functions/jury/half.ts exports");
});

it("refuses a route that the table of permissions does not know", () => {
  const route: Route = {
    ...{ method: "GET", path: "/unknown", summary: "", tag: "service" },
    ...{ may: { public: true }, needs: {} },
  };
  expect(() => assertWhole("service/unknown", { route, handler })).toThrow("who may use GET /unknown");
});

it("refuses a file among the mails that declares none", async () => {
  await expect(factsOfFolder("jury")).rejects.toThrow("declares the mail of undefined.ts");
  expect((await factsOfFolder("mail/mails")).length).toBeGreaterThan(20);
});
