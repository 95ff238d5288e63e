import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import { inlineNestedStacks } from "./nested-stack.ts";
import { type Template, type TemplateResource, template } from "./template.ts";

/** The manifest that says which file each uploaded asset is made from, by digest. */
const assetManifest = z.object({
  files: z.record(z.string(), z.object({ source: z.object({ path: z.string() }) })),
});
const nestedStack = z.object({
  TemplateURL: z.unknown(),
  Parameters: z.record(z.string(), z.unknown()).default({}),
});

/** The synthesised template and where its assets are. */
export interface Assembly {
  folder: string;
  resources: ReadonlyMap<string, TemplateResource>;
  outputs: Readonly<Record<string, { Value: unknown }>>;
}

/** Reads a cloud assembly of one stack; the resources of its nested stacks are among its own. */
export async function loadAssembly(folder: string): Promise<Assembly> {
  const files = await readdir(folder);
  const name = files.find((file) => file.endsWith(".template.json") && !file.includes(".nested."));
  if (name === undefined) throw new Error(`there is no template in ${folder}: run the synthesis first`);
  const manifest = assetManifest.parse(await readJson(join(folder, name.replace(".template.", ".assets."))));
  const { Resources, Outputs } = await loadWhole(folder, name, manifest);
  return { folder, resources: new Map(Object.entries(Resources)), outputs: Outputs };
}

async function loadWhole(
  folder: string,
  name: string,
  manifest: z.infer<typeof assetManifest>,
): Promise<Template> {
  const parent = template.parse(await readJson(join(folder, name)));
  const stacks = Object.entries(parent.Resources).filter(
    ([, { Type }]) => Type === "AWS::CloudFormation::Stack",
  );
  const nested = stacks.map(async ([id, { Properties }]) => {
    const { TemplateURL, Parameters } = nestedStack.parse(Properties);
    const digest = /([0-9a-f]{64})\.json/.exec(JSON.stringify(TemplateURL))?.[1] ?? "";
    const file = manifest.files[digest]?.source.path;
    if (file === undefined) throw new Error(`the template of the nested stack ${id} is not in the assembly`);
    return { id, template: await loadWhole(folder, file, manifest), parameters: Parameters };
  });
  return inlineNestedStacks(parent, await Promise.all(nested));
}

async function readJson(file: string): Promise<unknown> {
  return JSON.parse(await readFile(file, "utf8"));
}

/** The resources of a type, by logical id. */
export function resourcesOf(assembly: Assembly, type: string): [string, TemplateResource][] {
  return [...assembly.resources].filter(([, { Type }]) => Type === type);
}
