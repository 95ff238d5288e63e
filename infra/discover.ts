import { glob } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { DeclaredMail } from "../functions/mail/declare-mail.ts";
import { permissions } from "../shared/domain/access/permissions.ts";
import type { Route } from "../shared/http/route.ts";
import { routeKey } from "../shared/http/route-key.ts";
import type { Trigger } from "../shared/messaging/trigger.ts";

/** A function of the system, found by its file under `functions/`. */
export interface FoundFunction {
  /** Path under `functions/` without its extension: `jury/convene`. */
  name: string;
  /** Absolute path of the file. */
  entry: string;
  /** Files that go beside the bundle, as the function's file names them. */
  assets: readonly string[];
  /** Programs that it runs in processes of their own: files of ours, bundled beside it under their names. */
  programs: readonly string[];
  /** Packages with native code that its programs load: they go beside the bundle as they are installed here. */
  packages: readonly string[];
  declared: { kind: "route"; route: Route } | { kind: "trigger"; trigger: Trigger };
}

/** Where functions are declared, each in a file of its own. */
export const functionsFolder = join(import.meta.dirname, "..", "functions");

/** Every function of the system: each file under `functions/` that declares a route or a trigger. */
export async function discoverFunctions(): Promise<FoundFunction[]> {
  const found: FoundFunction[] = [];
  for await (const path of glob("**/*.ts", { cwd: functionsFolder })) {
    const entry = join(functionsFolder, path);
    const name = path.replace(/\.ts$/, "").replaceAll("\\", "/");
    const module: FunctionModule = await import(pathToFileURL(entry).href);
    assertWhole(name, module);
    const { assets = [], programs = [], packages = [] } = module;
    const common = { name, entry, assets, programs, packages };
    if (module.route !== undefined)
      found.push({ ...common, declared: { kind: "route", route: module.route } });
    if (module.trigger !== undefined)
      found.push({
        ...common,
        declared: { kind: "trigger", trigger: await withFactsOfFolder(module.trigger) },
      });
  }
  return found.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** What a file of a function exports. */
interface FunctionModule {
  route?: Route;
  trigger?: Trigger;
  handler?: unknown;
  assets?: readonly string[];
  programs?: readonly string[];
  packages?: readonly string[];
}

/**
 * Half a function would be deployed to fail, or not at all.
 * @throws Error when a file exports a handler without a declaration, a declaration without a handler, or two of them, or
 * its route is in no line of the table of permissions.
 */
export function assertWhole(name: string, { route, trigger, handler }: FunctionModule): void {
  const declarations = [route, trigger].filter((declared) => declared !== undefined).length;
  const handlers = handler === undefined ? 0 : 1;
  if (declarations !== handlers)
    throw new Error(
      `functions/${name}.ts exports ${handlers} handler and ${declarations} route or trigger: one of each makes a function`,
    );
  // The compiler says so too, but a saved file runs before it is compiled.
  if (route !== undefined && !(routeKey(route) in permissions))
    throw new Error(`shared/domain/access/permissions.ts does not say who may use ${routeKey(route)}`);
}

async function withFactsOfFolder(trigger: Trigger): Promise<Trigger> {
  if (!("factsOf" in trigger) || trigger.factsOf === undefined) return trigger;
  return { ...trigger, facts: [...(trigger.facts ?? []), ...(await factsOfFolder(trigger.factsOf))] };
}

/**
 * The facts that the mails of a folder under `functions/` announce, by type.
 * @throws Error when a file is not named after the fact that it declares: it would not be found when there is one to send.
 */
export async function factsOfFolder(folder: string): Promise<{ type: string }[]> {
  const types: string[] = [];
  for await (const path of glob("*.ts", { cwd: join(functionsFolder, folder) })) {
    const { mail }: { mail?: DeclaredMail } = await import(
      pathToFileURL(join(functionsFolder, folder, path)).href
    );
    const named = `${mail?.fact.type}.ts`;
    if (named !== path) throw new Error(`functions/${folder}/${path} declares the mail of ${named}`);
    types.push(path.replace(/\.ts$/, ""));
  }
  return types.sort().map((type) => ({ type }));
}

/** A function's name as a construct id: `JuryConvene`. */
export function constructId(name: string): string {
  return name
    .split(/[/-]/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");
}
