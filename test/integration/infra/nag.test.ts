import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Validations } from "aws-cdk-lib";
import { VALIDATE_AGAINST_DEFAULT_RULES } from "aws-cdk-lib/cx-api";
import { AwsSolutionsChecks } from "cdk-nag";
import { expect, it } from "vitest";
import { createApp } from "../../../infra/synthesise.ts";

it("breaks no rule of CloudFormation or cdk-nag (AwsSolutions) that is not acknowledged beside the code", async () => {
  const outdir = await mkdtemp(join(tmpdir(), "cqp-nag-"));
  try {
    const app = await createApp({ outdir, postCliContext: { [VALIDATE_AGAINST_DEFAULT_RULES]: true } });
    Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
    expect(() => app.synth()).not.toThrow();
  } finally {
    await rm(outdir, { recursive: true, force: true });
  }
});
