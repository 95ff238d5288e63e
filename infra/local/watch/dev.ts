import { readFile } from "node:fs/promises";
import { join, sep } from "node:path";
import type { FoundFunction } from "../../discover.ts";
import { runAfresh } from "../afresh.ts";
import type { LocalStack } from "../stack.ts";
import { BuildFailed, openModuleBuilder } from "./modules.ts";
import { filesLoadedBy } from "./own-files.ts";
import { watchSaves } from "./saves.ts";

/** Folders whose files the system is made from. */
const watched = ["functions", "shared", "events", "infra"];

/** What `npm run dev` needs of the one who starts it. */
export interface DevOptions {
  /** The checkout. */
  root: string;
  /** The script that runs: what it has loaded can't be replaced. */
  script: string;
  /** Synthesises the template anew. */
  synthesise: () => Promise<void>;
  /** Starts the stack on the template as it is, with the modules of a folder. */
  start: (modules: string) => Promise<LocalStack>;
  tell: (line: string) => void;
}

/** A stack that follows what is saved. */
export interface DevStack {
  /** As it was started first. */
  stack: LocalStack;
  stop(): Promise<void>;
}

/**
 * Starts the stack, and keeps it up to date. Saved code is live once it is built: what is under way ends with the code
 * that it began with. Saved infrastructure is synthesised, then the stack starts again on its data.
 */
export async function startDev(options: DevOptions): Promise<DevStack> {
  const { root, tell } = options;
  const builder = await openModuleBuilder();
  const describe = async () => {
    const declared = await runAfresh(join(import.meta.dirname, "describe.ts"), [builder.assets]);
    const functions = (JSON.parse(declared) as Pick<FoundFunction, "name" | "entry" | "programs">[]).map(
      ({ name, entry, programs }) => ({ name, entry, programs }),
    );
    return { declared, functions, api: await readFile(join(builder.assets, "openapi.json"), "utf8") };
  };
  const [loaded, first] = await Promise.all([
    filesLoadedBy(options.script, root),
    describe(),
    options.synthesise(),
  ]);
  let described = first;
  const started = await options.start(await builder.build(described.functions));
  let stack: LocalStack | undefined = started;

  /** One at a time, in order: what changes the running stack. */
  let changing: Promise<void> = Promise.resolve();
  const change = (step: () => Promise<void>) => {
    changing = changing.then(step).catch((error: unknown) => tell(said(error)));
    return changing;
  };

  let broken = false;
  const replaceModules = async () => stack?.useModules(await builder.build(described.functions));

  const reload = async (paths: readonly string[]) => {
    const began = performance.now();
    broken = true;
    await replaceModules();
    broken = false;
    tell(`  ✓ ${paths.join(", ")} : en service (${Math.round(performance.now() - began)} ms)`);
  };

  const apply = async (paths: readonly string[]) => {
    tell(`  … ${paths.join(", ")} : l’infrastructure change, la pile redémarre`);
    await options.synthesise();
    await change(async () => {
      await stack?.settled();
      await stack?.stop();
      stack = undefined;
      stack = await options.start(await builder.build(described.functions));
      tell("  ✓ infrastructure appliquée");
    });
  };

  /** What the template is made from is looked at aside: it takes longer than making code live. */
  const follow = async (paths: readonly string[]) => {
    const before = described;
    described = await describe();
    const infrastructure = paths.some((path) => path.startsWith(`infra${sep}`));
    if (infrastructure || described.declared !== before.declared || stack === undefined) await apply(paths);
    else if (described.api !== before.api) await change(async () => replaceModules());
  };

  const unseen: string[] = [];
  let following = false;
  const lookAside = async (paths: readonly string[]) => {
    unseen.push(...paths);
    if (following) return;
    following = true;
    while (unseen.length > 0)
      await follow(unseen.splice(0)).catch((error: unknown) => {
        // What can't be built has been told of with its line.
        if (!broken) tell(said(error));
      });
    following = false;
  };

  const saves = watchSaves(root, watched, (saved) => {
    const own = saved.filter((path) => loaded.has(path) || path.startsWith(join("infra", "local")));
    for (const path of own)
      tell(`  ! ${path} sert à la pile elle-même : arrêtez-la (Ctrl-C), puis relancez npm run dev`);
    const paths = saved.filter((path) => !path.startsWith(join("infra", "local")) && path.endsWith(".ts"));
    if (paths.length === 0) return;
    const code = paths.filter((path) => !path.startsWith(`infra${sep}`));
    if (code.length > 0) void change(() => reload(code));
    void lookAside(paths);
  });
  return {
    stack: started,
    async stop() {
      saves.close();
      await changing;
      await stack?.stop();
      await builder.close();
    },
  };
}

function said(error: unknown): string {
  if (error instanceof BuildFailed) return `  ✗ le code d’avant reste en service :\n${error.message}`;
  return `  ✗ ${error instanceof Error ? error.message : error}`;
}
