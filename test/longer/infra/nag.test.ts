import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Validations } from "aws-cdk-lib";
import { AwsSolutionsChecks } from "cdk-nag";
import { expect, it } from "vitest";
import { createApp } from "../../../infra/synthesise.ts";

it("has no cdk-nag finding (AwsSolutions) that is not acknowledged beside the code, with its reason", async () => {
  const outdir = await mkdtemp(join(tmpdir(), "cqp-nag-"));
  try {
    const app = await createApp("shared", { outdir, builtinCloudFormationValidation: false });
    Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
    expect(() => app.synth()).not.toThrow();
  } finally {
    await rm(outdir, { recursive: true, force: true });
  }
});
