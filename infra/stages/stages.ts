import { development } from "./development.ts";
import { local } from "./local.ts";
import { production } from "./production.ts";
import { checkStage, type Stage, type StageSettings } from "./stage.ts";

/** Every stage, by name. */
export const stages: Readonly<Record<string, StageSettings>> = { development, local, production };

/**
 * The stage that a deployment names.
 * @throws Error when it names none, or one that is not ready, with what to write.
 */
export function stageNamed(name: unknown): Stage {
  const given = stages[String(name)];
  if (given === undefined)
    throw new Error(
      `say which stage: \`npx cdk deploy -c stage=production\`; there are ${Object.keys(stages).join(", ")}`,
    );
  return checkStage(given);
}

/**
 * The stage that a deployment of its edge names, whose outputs its file does not hold yet.
 * @throws Error as {@link stageNamed}
 */
export function stageBeforeEdge(name: unknown): Stage {
  const given = stages[String(name)];
  if (given === undefined || given.kind === "local") return stageNamed(name);
  const told = "arn:aws:acm:us-east-1:000000000000:told-once-deployed";
  const edge = { ...given.edge, certificateArn: told, webAclArn: told.replace("acm", "wafv2") };
  return checkStage({ ...given, edge });
}
