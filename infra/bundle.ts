import { existsSync, globSync } from "node:fs";
import { cp, readFile, writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { dirname, join } from "node:path";
import { build, type Plugin } from "rolldown";
import * as z from "zod";
import { describedFieldsFile } from "../shared/http/described-fields.ts";
import { describedFieldsOf } from "../shared/http/description/field-names.ts";
import type { Node } from "../shared/http/description/walk.ts";
import { labelsByPlace, type Operation } from "../shared/http/openapi.ts";
import { apiDescriptionOf, plainDescriptionOf } from "../shared/views/api-description.ts";
import { asyncApiDescription } from "../shared/views/asyncapi.ts";
import type { FoundFunction } from "./discover.ts";
import { digestOf, unlessMade } from "./made-once.ts";
import { moduleName, programEntries } from "./modules.ts";
import { namedRefusals, usesOfRules } from "./rule-uses.ts";
import { spaceSources } from "./space/build.ts";

/**
 * How functions are laid out (decisions 14 and 26): `shared`, in one folder, with modules that several of them load;
 * `apart`, a folder for each function, with nothing in it that the function doesn't need.
 */
export type Layout = "shared" | "apart";

/** The folder of the functions that share modules. */
export const bundlesFolder = join(import.meta.dirname, "..", "dist", "functions");
const apartFolder = join(import.meta.dirname, "..", "dist", "functions-apart");
const dependencies = join(import.meta.dirname, "..", "node_modules");
/** What a deployment chooses to print, where it is there. */
const branding = "branding/";

/** The share of all functions that need what is in the common module, at least. */
const shareOfCommon = 1 / 3;

/**
 * What the SDK's index names and S3's client alone uses: kept out of the common module, since it has Node load the streams
 * of the web.
 */
const webStreams = {
  name: "web-streams",
  test: /[\\/]util-stream[\\/](?!blob|stream-)/,
  priority: 1,
  includeDependenciesRecursively: false,
};

/** What functions are made from: sources, how they are built. */
const functionSources = [
  "{functions,shared,events}/**/*.ts",
  "infra/branding/*.png",
  "infra/{bundle,modules,late-schemas,rule-uses}.ts",
];

/** A digest of everything that the template is made from: functions, the application of the space, the infrastructure. */
export function digestOfTemplate(): Promise<string> {
  return digestOf([
    ...functionSources,
    ...spaceSources,
    "infra/*.ts",
    "infra/{edge,operations,space,stages}/*",
  ]);
}

/**
 * Bundles functions, minified, with the files that some of them serve, and gives the folder of each by its name. Those made
 * from the same sources are kept. Where they share: what many functions need is one module, `common`; what fewer do is a
 * module for each set of functions that does.
 */
export async function bundleFunctions(
  functions: readonly FoundFunction[],
  layout: Layout,
): Promise<(name: string) => string> {
  const digest = await digestOf(functionSources);
  const folderOf = (name: string) =>
    layout === "shared" ? bundlesFolder : join(apartFolder, moduleName(name));
  if (layout === "shared")
    await unlessMade(bundlesFolder, digest, (made) => bundle(functions, made, functions));
  else
    await eachOf(functions, async (one) => {
      const folder = folderOf(one.name);
      await unlessMade(folder, digest, (made) => bundle([one], made, functions));
    });
  return folderOf;
}

async function bundle(
  functions: readonly FoundFunction[],
  folder: string,
  all: readonly FoundFunction[],
): Promise<void> {
  const entries = Object.fromEntries(functions.map(({ name, entry }) => [moduleName(name), entry]));
  await buildModules(entries, folder, [tracing(Object.values(entries))]);
  // Each by itself: a process shares no module with the function that starts it.
  for (const { programs, packages } of functions)
    for (const [name, program] of Object.entries(programEntries(programs)))
      await buildModules({ [name]: program }, folder, [tracing([program])], [...packages]);
  await addAssets(functions, folder, all);
  await addPackages(
    functions.flatMap(({ packages }) => packages),
    folder,
  );
}

/** Works on as many at once as there are processors. */
async function eachOf<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const left = items.values();
  const worker = async () => {
    for (const item of left) await work(item);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
}

/** Builds modules from entries by name, minified, the map of each beside it without the sources. */
export async function buildModules(
  input: Readonly<Record<string, string>>,
  dir: string,
  plugins: readonly Plugin[] = [],
  external: string[] = [],
): Promise<void> {
  const minShareCount = Math.ceil(Object.keys(input).length * shareOfCommon);
  await build({
    input,
    external,
    plugins: [
      lateSchemas(),
      withoutJsonSchema(),
      withoutEnglish(),
      withoutUnasked(),
      computedImports(),
      ...plugins,
    ],
    platform: "node",
    // As moving modules without what they import asks for.
    preserveEntrySignatures: "allow-extension",
    resolve: { mainFields: ["module", "main"] },
    transform: { target: "node24" },
    output: {
      dir,
      entryFileNames: "[name].mjs",
      chunkFileNames: "[name]-[hash].mjs",
      minify: true,
      sourcemap: true,
      sourcemapExcludeSources: true,
      codeSplitting: { groups: [webStreams, { name: "common", tags: ["$initial"], minShareCount }] },
    },
    logLevel: "warn",
    // What most functions load late, some load at once.
    checks: { ineffectiveDynamicImport: false },
  });
}

/** An import of one of the files of a folder: import(`./mails/${type}.ts`). */
const computedImport = /import\(`(\.\/[\w/-]+)\/\$\{(\w+)\}\.ts`\)/g;

/**
 * Makes a module of each file that a computed import may name, which would be looked for at run time otherwise. By hand:
 * rolldown's own plugin for them reads no TypeScript.
 */
function computedImports(): Plugin {
  return {
    name: "computed-imports",
    transform: (code, id) =>
      code.search(computedImport) < 0
        ? undefined
        : {
            code: code.replace(computedImport, (_, folder: string, name: string) => {
              const files = globSync("*.ts", { cwd: join(dirname(id), folder) }).sort();
              const imports = files.map(
                (file) => `${JSON.stringify(file.replace(/\.ts$/, ""))}:()=>import("${folder}/${file}")`,
              );
              return `({${imports.join()}})[${name}]()`;
            }),
            // On the same line, so that the lines of the source stay true.
            map: null,
          },
  };
}

/** Puts `late-schemas.ts` in the place of zod, for our own modules. */
function lateSchemas(): Plugin {
  const late = join(import.meta.dirname, "late-schemas.ts");
  return {
    name: "late-schemas",
    resolveId: (source, importer) =>
      source === "zod" && importer !== late && !importer?.startsWith(dependencies) ? late : undefined,
  };
}

/** What zod makes JSON Schema with, and each of its schemas refers to: a twentieth of what a function loads. */
const jsonSchema = /[\\/]zod[\\/]v4[\\/]core[\\/](to-json-schema|json-schema-processors)\.js$/;

/** Leaves out what makes JSON Schema: the API's description is written when functions are bundled, not by them. */
function withoutJsonSchema(): Plugin {
  return {
    name: "without-json-schema",
    async load(id) {
      if (!jsonSchema.test(id)) return undefined;
      const exported = (await readFile(id, "utf8")).matchAll(/^export (?:const|function|class) (\w+)/gm);
      return [
        'const leftOut = () => { throw new Error("bundles make no JSON Schema"); };',
        // What schemas are given when they are made is asked for a method each.
        ...Array.from(exported, ([, name = ""]) =>
          name.startsWith("create")
            ? `export const ${name} = () => leftOut;`
            : `export const ${name} = leftOut;`,
        ),
      ].join("\n");
    },
  };
}

const english = /[\\/]zod[\\/]v4[\\/]locales[\\/]en\.js$/;

/** Leaves out zod's English: requests are answered in French, and a fault in a log is told by its code and its place. */
function withoutEnglish(): Plugin {
  return {
    name: "without-english",
    load: (id) => (english.test(id) ? "export default () => ({});" : undefined),
  };
}

/** What the SDK's clients name and ours never ask for, and what is there in its place. */
const unasked = [
  // The cache of services which discover their endpoints, with two libraries of its own: no command of DynamoDB's does.
  { file: /[\\/]endpoint-cache[\\/]dist-es[\\/]EndpointCache\.js$/, left: "export class EndpointCache {}" },
  // Adaptive retries, and what they wait by: no client of ours tries again so (decision 71).
  { file: /[\\/]util-retry[\\/]DefaultRateLimiter\.js$/, left: "export class DefaultRateLimiter {}" },
  { file: /[\\/]util-retry[\\/]AdaptiveRetryStrategy\.js$/, left: "export class AdaptiveRetryStrategy {}" },
  // The region of a virtual machine: functions are told theirs.
  {
    file: /[\\/]regionConfig[\\/]getInstanceMetadataRegion\.js$/,
    left: "export const getInstanceMetadataRegion = async () => undefined;",
  },
];

/** Leaves 12 KB out of every function. */
function withoutUnasked(): Plugin {
  return {
    name: "without-unasked",
    load: (id) => unasked.find(({ file }) => file.test(id))?.left,
  };
}

/** Makes every entry begin with what lets traces name lines of the sources. */
function tracing(entries: readonly string[]): Plugin {
  const traces = join(import.meta.dirname, "..", "shared", "runtime", "traces.ts");
  return {
    name: "tracing",
    // On the same line, so that the map of the entry stays true.
    transform: (code, id) =>
      entries.includes(id) ? { code: `import ${JSON.stringify(traces)};${code}`, map: null } : undefined,
  };
}

/** The description of the API in which each thing is told where it stands: made once for the many that are bundled apart. */
const descriptions = new WeakMap<readonly FoundFunction[], Node>();

function describedOnce(all: readonly FoundFunction[], routes: readonly Operation[]): Node {
  const made = descriptions.get(all) ?? plainDescriptionOf(routes);
  descriptions.set(all, made);
  return made;
}

/** Puts beside routes' functions how what they take is called, for who is told that a field is wrong. */
async function addDescribedFields(
  functions: readonly FoundFunction[],
  folder: string,
  describedSystem: () => Node,
): Promise<void> {
  const routes = functions.flatMap(({ declared }) => (declared.kind === "route" ? [declared.route] : []));
  if (routes.length === 0) return;
  const fields = describedFieldsOf(routes, describedSystem());
  await writeFile(join(folder, describedFieldsFile), JSON.stringify(fields));
}

/** Puts the files that functions serve beside their modules: those that describe the system, of `all` its functions. */
export async function addAssets(
  functions: readonly FoundFunction[],
  folder: string,
  all: readonly FoundFunction[],
): Promise<void> {
  const routes = all.flatMap(({ name, declared }) =>
    declared.kind === "route" ? [{ name, route: declared.route }] : [],
  );
  await addDescribedFields(functions, folder, () => describedOnce(all, routes));
  for (const asset of new Set(functions.flatMap(({ assets }) => assets))) {
    const target = join(folder, asset.split("/").at(-1) ?? asset);
    if (asset === "openapi.json") await writeFile(target, JSON.stringify(apiDescriptionOf(routes)));
    else if (asset === "labels.json")
      await writeFile(target, JSON.stringify({ labels: labelsByPlace(describedOnce(all, routes)) }));
    else if (asset === "rule-uses.json") await writeFile(target, JSON.stringify(usesOfRules(all)));
    else if (asset === "refusals.json") await writeFile(target, JSON.stringify(namedRefusals()));
    else if (asset === "asyncapi.json") await writeFile(target, JSON.stringify(asyncApiDescription(routes)));
    else if (!asset.startsWith(branding)) await cp(join(dependencies, asset), target);
    else if (existsSync(join(import.meta.dirname, asset))) await cp(join(import.meta.dirname, asset), target);
  }
}

const manifest = z.object({
  dependencies: z.record(z.string(), z.string()).default({}),
  optionalDependencies: z.record(z.string(), z.string()).default({}),
});

/** Copies packages that can't be bundled beside functions, with all that they need here. */
async function addPackages(names: readonly string[], folder: string): Promise<void> {
  const left = [...names];
  const added = new Set<string>();
  for (let name = left.pop(); name !== undefined; name = left.pop()) {
    const from = join(dependencies, name);
    // Optional ones are for other machines, where they are not here.
    if (added.has(name) || !existsSync(from)) continue;
    added.add(name);
    await cp(from, join(folder, "node_modules", name), { recursive: true });
    const needs = manifest.parse(JSON.parse(await readFile(join(from, "package.json"), "utf8")));
    left.push(...Object.keys(needs.dependencies), ...Object.keys(needs.optionalDependencies));
  }
}
