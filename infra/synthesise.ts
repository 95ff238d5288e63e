import { App, type AppProps } from "aws-cdk-lib";
import { bundleFunctions, type Layout } from "./bundle.ts";
import { CqpStack } from "./cqp-stack.ts";
import { discoverFunctions } from "./discover.ts";
import { buildSpace } from "./space/build.ts";

/** The CDK app: bundles the functions, builds the space and composes the stack. Deployments choose by context (`-c mailDomain=...`). */
export async function createApp(layout: Layout, props: AppProps = {}): Promise<App> {
  const functions = await discoverFunctions();
  const codeOf = await bundleFunctions(functions, layout);
  const app = new App(props);
  const told = (name: string, otherwise: string) => String(app.node.tryGetContext(name) ?? otherwise);
  new CqpStack(app, "Cqp", {
    functions,
    codeOf,
    mailDomain: told("mailDomain", "cqp.example.org"),
    space: await buildSpace(),
    portalCertificateArn: app.node.tryGetContext("portalCertificateArn"),
    portalUrl: told("portalUrl", "https://cqp.example.org"),
    publicUrl: app.node.tryGetContext("publicUrl"),
    certificates: {
      signatory: told("certificateSignatory", "Le président de la CPNEFP"),
      place: told("certificatePlace", "Paris"),
    },
    description: "CQP de la Mutualité: certifications, files, juries and decisions",
  });
  return app;
}

/** Synthesises the template into a folder to run it here: CloudFormation's rules, half of the time, bind deployments alone. */
export async function synthesiseToRun(outdir: string): Promise<void> {
  (await createApp("shared", { outdir, builtinCloudFormationValidation: false })).synth();
}
