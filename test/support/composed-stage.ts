import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { App } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import { CqpStack } from "../../infra/cqp-stack.ts";
import { discoverFunctions } from "../../infra/discover.ts";
import { EdgeStack } from "../../infra/edge/edge-stack.ts";
import { type Assembly, loadAssembly } from "../../infra/local/template/assembly.ts";
import type { TemplateResource } from "../../infra/local/template/template.ts";
import { checkStage, type StageSettings } from "../../infra/stages/stage.ts";
import { stages } from "../../infra/stages/stages.ts";

/** A stage as it is once its owner wrote what is theirs: domains that tests alone use, and that none of them calls. */
export function written(name: "development" | "production"): StageSettings & { kind: typeof name } {
  const given = stages[name];
  if (given?.kind !== name) throw new Error(`infra/stages/${name}.ts is of another kind`);
  const account = "111122223333";
  return {
    ...given,
    kind: name,
    account,
    domains: {
      space: `${name}.essai-mutualite.fr`,
      api: `api.${name}.essai-mutualite.fr`,
      origin: `origin.${name}.essai-mutualite.fr`,
      mail: `${name}.essai-mutualite.fr`,
    },
    repository: "mutualite/cqp",
    edge: {
      certificateArn: `arn:aws:acm:us-east-1:${account}:certificate/one`,
      webAclArn: `arn:aws:wafv2:us-east-1:${account}:global/webacl/one/two`,
      distributions: { space: "E1SPACEDISTRIB", api: "E2APIDISTRIBUT" },
    },
    alarmSubscribers: ["exploitation@essai-mutualite.fr"],
  };
}

/** What a stage is on AWS, composed and read. */
interface Composed {
  assembly: Assembly;
  stack: CqpStack;
}

/** What was composed in this process, by what it was composed from: composing takes seconds, and all who ask only read. */
const kept = new Map<string, Promise<Composed>>();

/** What a stage is on AWS, but for the code of its functions and the files of its space. */
export function composed(settings: StageSettings, isFirst = false): Promise<Composed> {
  const key = JSON.stringify([settings, isFirst]);
  const known = kept.get(key) ?? composeAfresh(settings, isFirst);
  kept.set(key, known);
  return known;
}

async function composeAfresh(settings: StageSettings, isFirst: boolean): Promise<Composed> {
  const folder = await mkdtemp(join(tmpdir(), "cqp-stage-"));
  try {
    const { directory, stack } = await composedIn(folder, settings, isFirst);
    return { assembly: await loadAssembly(directory), stack };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The same, synthesised into a folder. */
export async function composedIn(
  folder: string,
  settings: StageSettings,
  isFirst = false,
): Promise<{ directory: string; stack: CqpStack }> {
  const space = await mkdtemp(join(folder, "space-"));
  for (const file of ["index.html", "assets/entry.js"]) {
    await mkdir(dirname(join(space, file)), { recursive: true });
    await writeFile(join(space, file), "");
  }
  const app = new App({ outdir: join(folder, "assembly"), builtinCloudFormationValidation: false });
  const stage = checkStage(settings);
  const functions = await discoverFunctions();
  const stack = new CqpStack(app, "Cqp", { stage, functions, codeOf: () => space, space, isFirst });
  return { directory: app.synth().directory, stack };
}

/** What the edge of a stage is on AWS; its ids begin with `Edge`, beside those of the system. */
export function composedEdge(settings: StageSettings): Pick<Assembly, "resources"> {
  const { Resources = {} } = Template.fromStack(
    new EdgeStack(new App(), "CqpEdge", checkStage(settings)),
  ).toJSON();
  const resources = Object.entries(Resources as Record<string, TemplateResource>);
  return { resources: new Map(resources.map(([id, resource]) => [`Edge ${id}`, resource])) };
}
