import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, Validations } from "aws-cdk-lib";
import { AwsSolutionsChecks } from "cdk-nag";
import { expect, it } from "vitest";
import { EdgeStack } from "../../../infra/edge/edge-stack.ts";
import { local } from "../../../infra/stages/local.ts";
import { checkStage } from "../../../infra/stages/stage.ts";
import { createApp } from "../../../infra/synthesise.ts";
import { written } from "../../support/composed-stage.ts";

it.each([local, written("production"), written("development")])(
  "has no cdk-nag finding (AwsSolutions) in $name that is not acknowledged beside the code, with its reason",
  async (settings) => {
    const outdir = await mkdtemp(join(tmpdir(), "cqp-nag-"));
    try {
      const stage = checkStage(settings);
      const app = await createApp(stage, "shared", { outdir, builtinCloudFormationValidation: false });
      Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
      expect(() => app.synth()).not.toThrow();
    } finally {
      await rm(outdir, { recursive: true, force: true });
    }
  },
);

it.each([written("production"), written("development")])(
  "has none in the edge of $name either, which is deployed apart",
  async (settings) => {
    const outdir = await mkdtemp(join(tmpdir(), "cqp-nag-"));
    try {
      const app = new App({ outdir });
      new EdgeStack(app, "CqpEdge", checkStage(settings));
      Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
      expect(() => app.synth()).not.toThrow();
    } finally {
      await rm(outdir, { recursive: true, force: true });
    }
  },
);
