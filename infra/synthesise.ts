import { App, type AppProps } from "aws-cdk-lib";
import { bundleFunctions, type Layout } from "./bundle.ts";
import { CqpStack } from "./cqp-stack.ts";
import { discoverFunctions } from "./discover.ts";

/** The CDK app: bundles the functions and composes the stack. Deployments choose by context (`-c mailDomain=...`). */
export async function createApp(layout: Layout, props: AppProps = {}): Promise<App> {
  const functions = await discoverFunctions();
  const codeOf = await bundleFunctions(functions, layout);
  const app = new App(props);
  new CqpStack(app, "Cqp", {
    functions,
    codeOf,
    mailDomain: String(app.node.tryGetContext("mailDomain") ?? "cqp.example.org"),
    portalUrl: String(app.node.tryGetContext("portalUrl") ?? "https://cqp.example.org"),
    publicUrl: app.node.tryGetContext("publicUrl"),
    description: "CQP de la Mutualité: certifications, files, juries and decisions",
  });
  return app;
}

/** Synthesises the template into a folder to run it here: CloudFormation's rules, half of the time, bind deployments alone. */
export async function synthesiseToRun(outdir: string): Promise<void> {
  (await createApp("shared", { outdir, builtinCloudFormationValidation: false })).synth();
}
