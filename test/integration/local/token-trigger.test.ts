import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FunctionFailed } from "../../../infra/local/functions/host.ts";
import { openTokenMaker } from "../../../infra/local/identity/token-maker.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "cqp-tokens-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const unchanged = { response: { claimsAndScopeOverrideDetails: null } };

/** Makes a token where the pool's function fails so often; gives how often it was called, or the error with it. */
async function make(failures: number, late: boolean) {
  let calls = 0;
  const maker = await openTokenMaker({
    keyFile: join(folder, "key.json"),
    issuer: () => "http://127.0.0.1/issuer",
    pool: {
      id: "a-pool",
      tokenFunction: "a-function",
      codeMail: { from: "", subject: "", body: "" },
      client: { id: "a-client", callbackUrls: [], logoutUrls: [], scopes: [], refreshMinutes: 60 },
    },
    invoke: async (name) => {
      calls += 1;
      if (calls <= failures) throw new FunctionFailed(name, "not finished", late);
      return unchanged;
    },
    now: () => new Date("2027-03-01T09:00:00Z"),
  });
  const account = { subject: "a-subject", email: "a@example.org", givenName: "Ana", familyName: "Exemple" };
  const made = maker.make(account, { occasion: "Authentication", scopes: [] }).then(
    () => "made",
    () => "failed",
  );
  return [await made, calls];
}

describe("the function that makes tokens, as Cognito calls it", () => {
  it.each([
    ["that does not answer in its time is called again", 2, true, ["made", 3]],
    ["that does not answer three times is called no more", 3, true, ["failed", 3]],
    ["that fails by an error of its own is not called again", 1, false, ["failed", 1]],
  ])("%s", async (_, failures, late, became) => {
    expect(await make(failures, late)).toEqual(became);
  });
});
