import { expect, it } from "vitest";
import { declaredOperations } from "../../../infra/api-description.ts";
import { demandsMatch } from "../../../shared/http/asked-version.ts";

const routes = (await declaredOperations()).map(({ route }) => route);

it("what replaces demands the version that it replaces, but where it is its caller's alone", () => {
  const replacing = routes.filter(({ method }) => ["PUT", "PATCH", "DELETE"].includes(method));
  const free = replacing.filter((route) => !demandsMatch(route));
  expect(free.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([
    "PUT /me/reminders",
    "PUT /sessions/{sessionId}/slots/{fileId}/examined",
  ]);
});
