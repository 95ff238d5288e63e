import { glob } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { DeclaredMail } from "../functions/mail/declare-mail.ts";
import { permissions } from "../shared/domain/access/permissions.ts";
import type { Route } from "../shared/http/route.ts";
import { routeKey } from "../shared/http/route-key.ts";
import type { Trigger } from "../shared/messaging/trigger.ts";

/** A function of the system, found under `functions/`. */
export interface FoundFunction {
  /** As its declaration says: `jury/convene`. Where its file stands changes nothing that is deployed. */
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
const functionsFolder = join(import.meta.dirname, "..", "functions");

/** Every function of the system: each file under `functions/`, or another folder, that declares a route or a trigger. */
export async function discoverFunctions(folder = functionsFolder): Promise<FoundFunction[]> {
  const found: FoundFunction[] = [];
  for await (const path of glob("**/*.ts", { cwd: folder })) {
    const entry = join(folder, path);
    const module: FunctionModule = await import(pathToFileURL(entry).href);
    assertWhole(path, module);
    const { route, trigger, assets = [], programs = [], packages = [] } = module;
    const common = { entry, assets, programs, packages };
    if (route !== undefined) found.push({ ...common, name: route.name, declared: { kind: "route", route } });
    if (trigger !== undefined)
      found.push({
        ...common,
        name: trigger.name,
        declared: { kind: "trigger", trigger: await withFactsOfFolder(trigger) },
      });
  }
  assertNamedApart(found.map(({ name }) => name));
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
export function assertWhole(file: string, { route, trigger, handler }: FunctionModule): void {
  const declarations = [route, trigger].filter((declared) => declared !== undefined).length;
  const handlers = handler === undefined ? 0 : 1;
  if (declarations !== handlers)
    throw new Error(
      `functions/${file} exports ${handlers} handler and ${declarations} route or trigger: one of each makes a function`,
    );
  // The compiler says so too, but a saved file runs before it is compiled.
  if (route !== undefined && !(routeKey(route) in permissions))
    throw new Error(`shared/domain/access/permissions.ts does not say who may use ${routeKey(route)}`);
}

/**
 * Two functions of a name would be one on AWS.
 * @throws Error when two names make one, or one is not `room/what-it-does`.
 */
export function assertNamedApart(names: readonly string[]): void {
  for (const name of names)
    if (!/^[a-z]+\/[a-z][a-z-]*$/.test(name))
      throw new Error(`a function is named room/what-it-does, in small letters: ${name}`);
  for (const [id, same] of Map.groupBy(names, constructId))
    if (same.length > 1) throw new Error(`two functions are named ${id}: ${same.join(" and ")}`);
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
