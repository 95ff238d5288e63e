import { expect, it } from "vitest";
import { endedSession } from "../../../shared/domain/jury/ended-session.ts";
import { testId } from "../../support/files.ts";

it("R-DAY-6: a correction once the session is over names it, so that its minutes have a new edition", () => {
  const id = testId("ses", 1);
  expect(endedSession({ id, state: "closed" })).toEqual({ endedSessionId: id });
  expect(endedSession({ id, state: "opened" })).toEqual({});
});
