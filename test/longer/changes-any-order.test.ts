import { test as property } from "@fast-check/vitest";
import { beforeAll, describe } from "vitest";
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
});
