import { beforeAll, describe } from "vitest";
import { prepare } from "../../demo/preparation.ts";
import type { Stage } from "../../demo/stage.ts";
import { registeredTrainingFile } from "../support/candidates.ts";
import { useBrowser } from "../support/chromium.ts";
import { useLocalStack } from "../support/local-stack.ts";
import { currentApproval, stageOn } from "../support/stage.ts";
import { centreAtWork } from "./followed/centre.ts";
import { companyAtWork } from "./followed/company.ts";
import { evaluatorAtWork } from "./followed/evaluator.ts";
import { filesFound } from "./followed/files.ts";
import type { World } from "./followed/world.ts";

// One system for all who follow candidates: to start one for each would cost more than what they do in it.
const stack = useLocalStack(() => ({ withSpace: true }));
const open = useBrowser();
let stage: Stage;
let trainee = "";
const world: World = { stack, open, stage: () => stage, trainee: () => trainee };

beforeAll(async () => {
  stage = stageOn(stack());
  await prepare(stage.people, currentApproval());
});

describe("how people come to a file", () => filesFound(world));
describe("a company", () => companyAtWork(world));
describe("of an employee in training", () => {
  beforeAll(async () => {
    const { people, today } = stage;
    const email = "david@candidats.example.org";
    trainee = await registeredTrainingFile({ stack: stack(), people, certification: "CMI", email, today });
  });
  describe("a centre", () => centreAtWork(world));
  describe("R-PER-6, R-TRN-10: an evaluator", () => evaluatorAtWork(world));
});
