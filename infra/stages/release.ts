import type { Stage } from "./stage.ts";

/** Minutes that a release is watched for once it is there: what people do in that time calls most functions. */
const watchedMinutes = 15;

/** The alarm on which CloudFormation takes a release back, by a name that is known before it is there. */
export function releaseAlarm({ name }: Pick<Stage, "name">): string {
  return `cqp-${name}-release`;
}

/**
 * What `npx cdk` is called with to release a stage: CloudFormation puts back what was there before when the alarm rings
 * while it deploys, or in the minutes after. The first time there is no alarm yet, and accounts have Cognito's own sender
 * (`infra/identity.ts`).
 * @throws Error for the stage that runs on one machine, and for one of production whose distributions have no alarm once they are there.
 */
export function releaseArguments(stage: Stage, isFirst: boolean): string[] {
  if (stage.kind === "local") throw new Error("the stage local runs on one machine: npm start");
  if (!isFirst && stage.kind === "production" && stage.edge.distributions === undefined)
    throw new Error(
      `write the outputs SpaceDistributionId and ApiDistributionId in infra/stages/${stage.name}.ts, as in \`distributions: { space: "E1…", api: "E2…" }\` of \`edge\`, and deploy the edge again: CloudFront has no alarm without`,
    );
  const alarm = `arn:aws:cloudwatch:${stage.region}:${stage.account}:alarm:${releaseAlarm(stage)}`;
  return [
    ...["deploy", "Cqp", "-c", `stage=${stage.name}`, "--require-approval", "never"],
    ...["--outputs-file", "cdk-outputs.json"],
    ...(isFirst
      ? ["-c", "first=true"]
      : ["--rollback-trigger-alarm-arns", alarm, "--monitoring-time-minutes", String(watchedMinutes)]),
  ];
}
