import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";

const resource = z.object({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
});
const template = z.object({
  Resources: z.record(z.string(), resource),
  Outputs: z.record(z.string(), z.object({ Value: z.unknown() })).default({}),
});

/** A resource of the template. */
export type TemplateResource = z.infer<typeof resource>;

/** The synthesised template and where its assets are. */
export interface Assembly {
  folder: string;
  resources: ReadonlyMap<string, TemplateResource>;
  outputs: Readonly<Record<string, { Value: unknown }>>;
}

/** Reads a cloud assembly of one stack. */
export async function loadAssembly(folder: string): Promise<Assembly> {
  const name = (await readdir(folder)).find((file) => file.endsWith(".template.json"));
  if (name === undefined) throw new Error(`there is no template in ${folder}: run the synthesis first`);
  const { Resources, Outputs } = template.parse(JSON.parse(await readFile(join(folder, name), "utf8")));
  return { folder, resources: new Map(Object.entries(Resources)), outputs: Outputs };
}

/** The resources of a type, by logical id. */
export function resourcesOf(assembly: Assembly, type: string): [string, TemplateResource][] {
  return [...assembly.resources].filter(([, { Type }]) => Type === type);
}
