import { nameEvaluators } from "../../demo/evaluators.ts";
import { prepare } from "../../demo/preparation.ts";
import type { Stage } from "../../demo/stage.ts";
import { enrol } from "../../demo/vae-story.ts";
import { registeredTrainingFile } from "./candidates.ts";
import { testId } from "./files.ts";
import type { useLocalStack } from "./local-stack.ts";
import { admitEnrolledVae } from "./prepared-files.ts";
import type { Places } from "./space-pages.ts";
import { currentApproval, stageOn } from "./stage.ts";

/** Two files to walk the pages of: one by VAE, whose booklet is written, one in training, which two people evaluate. */
export interface WalkedFiles {
  stage: Stage;
  vae: string;
  training: string;
}

/** Prepares the files on a stack. */
export async function walkedFiles(stack: ReturnType<typeof useLocalStack>): Promise<WalkedFiles> {
  const stage = stageOn(stack());
  const { people, today } = stage;
  await prepare(people, currentApproval());
  const training = await registeredTrainingFile({
    ...{ stack: stack(), people, certification: "CRD", today, firstName: "David" },
    ...{ email: "david@candidats.example.org", by: people.trainee },
  });
  await nameEvaluators(people, training);
  const vae = await enrol(stage);
  await admitEnrolledVae(stack(), vae);
  await stack().settled();
  return { stage, vae, training };
}

/** The places of what is named in the addresses of pages, about a file. */
export function placesAbout(fileId: string, code: "CMI" | "CRD"): Places {
  return {
    ...{ fileId, id: fileId, kind: "files", code, domainCode: `${code}-1`, moduleCode: "M1" },
    ...{ sessionId: testId("ses", 1), taskId: testId("tsk", 1) },
    ...{ centreId: "ctr_demo_lyon", companyId: "cmp_demo_mutuelle" },
  };
}
