import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { VALIDATE_AGAINST_DEFAULT_RULES } from "aws-cdk-lib/cx-api";
import { expect, it } from "vitest";
import { local } from "../../infra/stages/local.ts";
import { checkStage } from "../../infra/stages/stage.ts";
import { createApp } from "../../infra/synthesise.ts";

it("breaks no rule of CloudFormation that is not acknowledged beside the code", async () => {
  const outdir = await mkdtemp(join(tmpdir(), "cqp-rules-"));
  try {
    const app = await createApp(checkStage(local), "apart", {
      outdir,
      postCliContext: { [VALIDATE_AGAINST_DEFAULT_RULES]: true },
    });
    expect(() => app.synth()).not.toThrow();
  } finally {
    await rm(outdir, { recursive: true, force: true });
  }
}, 600_000);
