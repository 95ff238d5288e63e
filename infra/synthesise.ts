import { App, type AppProps } from "aws-cdk-lib";
import { bundleFunctions, type Layout } from "./bundle.ts";
import { CqpStack } from "./cqp-stack.ts";
import { discoverFunctions } from "./discover.ts";
import { buildSpace } from "./space/build.ts";
import { local } from "./stages/local.ts";
import { checkStage, type Stage } from "./stages/stage.ts";

/** The CDK app: bundles the functions, builds the space and composes the stack of a stage, as it is deployed first or from then on. */
export async function createApp(
  stage: Stage,
  layout: Layout,
  props: AppProps = {},
  isFirst = false,
): Promise<App> {
  const functions = await discoverFunctions();
  const codeOf = await bundleFunctions(functions, layout);
  const app = new App(props);
  new CqpStack(app, "Cqp", { stage, functions, codeOf, space: await buildSpace(), isFirst });
  return app;
}

/** Synthesises the template into a folder to run it here: CloudFormation's rules, half of the time, bind deployments alone. */
export async function synthesiseToRun(outdir: string): Promise<void> {
  const stage = checkStage(local);
  (await createApp(stage, "shared", { outdir, builtinCloudFormationValidation: false })).synth();
}
