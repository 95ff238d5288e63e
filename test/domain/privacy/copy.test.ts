import { describe, expect, it } from "vitest";
import { guidePolicy } from "../../../shared/domain/policy/guide-policy.ts";
import { copyProgress, finishCopy, requestCopy } from "../../../shared/domain/privacy/copy.ts";
import { addSeconds } from "../../../shared/domain/time/civil-date.ts";
import { refusalOf } from "../../support/errors.ts";
import { noon, testId } from "../../support/files.ts";

const given = { id: testId("cpy", 1), personId: testId("prs", 1), account: "a@example.org", subject: "s" };
const asked = () => requestCopy(given, guidePolicy.exports, noon);
const ready = () => finishCopy(asked(), 1200, addSeconds(noon, 60));
const hour = 3600;

describe("R-RGPD-1: a copy for a person", () => {
  it("is kept for as long as exports are, from its request", () => {
    expect(asked()).toEqual({
      ...given,
      version: 1,
      state: "requested",
      requestedAt: noon,
      expiresAt: "2027-02-09T11:00:00.000Z",
    });
    expect(copyProgress(ready(), addSeconds(asked().expiresAt, -1), hour)).toBe("ready");
    expect(copyProgress(ready(), asked().expiresAt, hour)).toBe("expired");
  });

  it("has failed once no delivery of its message can still come", () => {
    expect(copyProgress(asked(), addSeconds(noon, hour - 1), hour)).toBe("requested");
    expect(copyProgress(asked(), addSeconds(noon, hour), hour)).toBe("failed");
  });

  it("is written once", () => {
    expect(ready()).toEqual({
      ...asked(),
      state: "ready",
      bytes: 1200,
      readyAt: addSeconds(noon, 60),
      version: 2,
    });
    expect(refusalOf(() => finishCopy(ready(), 1, noon))?.code).toBe("transition-refused");
  });
});
