import { it, test as property } from "@fast-check/vitest";
import { beforeAll, describe, expect } from "vitest";
import { useLocalStack } from "../support/local-stack.ts";
import { anyCommands, carryOut, SynchronisedParties } from "../support/synchronised-parties.ts";

const stack = useLocalStack();
let parties: SynchronisedParties;
beforeAll(async () => {
  parties = await SynchronisedParties.on(stack());
});

describe("R-CHG-1: the copies of centres, companies, candidates and OEMM", () => {
  property.prop([anyCommands(100)], { numRuns: 10, endOnFailure: true })(
    "are equal to what each reads, after any acts, readings, ends and pauses",
    async (commands) => carryOut(commands, parties),
    1_200_000,
  );

  it("though something was done of each kind", () => {
    expect([...parties.done.keys()].sort()).toEqual([
      "POST /files",
      "POST /files/{fileId}/withdrawal",
      "PUT /files/{fileId}/centre",
      "PUT /files/{fileId}/company",
      "PUT /files/{fileId}/interview",
    ]);
  });
});
