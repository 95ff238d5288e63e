import { execFile, spawnSync } from "node:child_process";
import { copyFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect } from "vitest";
import { prepare } from "../../demo/preparation.ts";
import { enrol } from "../../demo/vae-story.ts";
import { codeAt, knownSecret } from "../../infra/local/identity/authenticator.ts";
import { type Browser, openBrowser } from "../support/browser.ts";
import { answerDifferences, blocksOf, differences } from "../support/guide.ts";
import { useLocalStack } from "../support/local-stack.ts";
import { currentApproval, stageOn } from "../support/stage.ts";
import { story } from "../support/story.ts";

const it = story();
const stack = useLocalStack();
const root = join(import.meta.dirname, "../..");
const blocks = blocksOf(await readFile(join(root, "docs/integrate.md"), "utf8"));
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "cqp-guide-"));
  await installClient();
  const stage = stageOn(stack());
  await prepare(stage.people, currentApproval());
  await enrol(stage);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The client package, as `npm install` of it leaves it. */
async function installClient(): Promise<void> {
  const installed = join(folder, "node_modules/@cqp-mutualite/client");
  const parts = ["client", "changes", "pages", "problem", "upload", "whole-files"];
  await build({
    entryPoints: parts.map((part) => join(root, `client/src/${part}.ts`)),
    outdir: join(installed, "dist"),
    bundle: true,
    splitting: true,
    format: "esm",
  });
  await copyFile(join(root, "client/package.json"), join(installed, "package.json"));
  await writeFile(join(folder, "package.json"), JSON.stringify({ type: "module" }));
}

/** The addresses of the guide, as they are here. */
function here(text: string): string {
  const { api, identity } = stack().urls;
  return text
    .replaceAll("http://127.0.0.1:4000", new URL(api).origin)
    .replaceAll("http://127.0.0.1:4003", new URL(identity).origin);
}

/** Runs a program to its end, as the guide's reader does; gives what it prints. */
async function run(program: string, given: readonly string[]): Promise<string> {
  const path = `${dirname(process.execPath)}:${process.env["PATH"]}`;
  const env = { ...process.env, PATH: path };
  return (await promisify(execFile)(program, given, { cwd: folder, env })).stdout;
}

/** Runs a block in the reader's shell, where they type something: what it sets, those after it know. */
async function inShell(text: string, typed: string): Promise<string> {
  await writeFile(join(folder, "typed"), `${typed}\n`);
  const before = "set -aeo pipefail; exec < typed; [ ! -f shell ] || . ./shell";
  const script = `${before}\n${here(text)}\n{ export -p; declare -f; } > shell`;
  return run("bash", ["-c", script]);
}

/** Signs in at an address of the issuer, as the centre does in a browser; gives the code that it leads back with. */
async function signInAt(address: string): Promise<string> {
  const { origin, pathname, search } = new URL(address);
  const by = openBrowser(origin);
  const login = await by.get(pathname + search);
  const chosen = await by.post(login.location ?? "", { account: "centre-lyon" });
  const entered = chosen.location === undefined ? await typeCode(by, chosen.text) : chosen;
  const back = new URL((await by.get(entered.location ?? "")).location ?? "");
  return back.searchParams.get("code") ?? "";
}

/** Types the code of the application that the demo account has. */
function typeCode(by: Browser, page: string) {
  const form = /action="(\/mfa[^"]*)"/.exec(page)?.[1]?.replaceAll("&amp;", "&") ?? "";
  const challenge = /name="challenge" value="([^"]+)"/.exec(page)?.[1] ?? "";
  return by.post(form, { challenge, code: codeAt(knownSecret("demo-centre-lyon"), stack().clock.now()) });
}

/** What compares an answer with the block that shows it, by the block's language. */
const comparisons: Readonly<Record<string, (shown: string, printed: string) => string[]>> = {
  json: (shown, printed) => differences(JSON.parse(shown), JSON.parse(printed)),
  http: answerDifferences,
  text: (shown, printed) => differences(shown.trim(), printed.trim()),
};
let printed = "";

/** What the guide asks of its reader's machine beside Node, and a machine of tests may lack. */
const isThere = ["bash", "curl"].every((tool) => spawnSync(tool, ["--version"]).status === 0);

const yearsOfTour = 3;

/** Once on a system that is new, and again on what that left, at a time that `npm run demo` leads to. */
const readings = ["the first time", "again, years later by the clock of the system"];

describe.skipIf(!isThere).each(readings)(
  "who follows docs/integrate.md from top to bottom, %s, gets what it shows",
  (when) => {
    beforeAll(async () => {
      if (when === readings[0]) return;
      const { clock } = stack();
      await clock.moveTo(new Date(clock.now().getTime() + yearsOfTour * 366 * 24 * 3600 * 1000));
      await rm(join(folder, "shell"));
    });

    for (const { line, language, text } of blocks)
      it(`line ${line}: ${text.split("\n")[0]}`, async () => {
        const compare = comparisons[language];
        if (compare !== undefined) return expect(compare(text, printed)).toEqual([]);
        if (language === "ts") return writeFile(join(folder, "synchronise.ts"), text);
        const code = /^read -r /m.test(text) ? await signInAt(printed.trim()) : "";
        await stack().settled();
        printed = await inShell(text, code);
      });

    it("leaves a copy that is equal to what the centre reads", async () => {
      const { centre } = stageOn(stack()).people;
      const { files } = JSON.parse(await readFile(join(folder, "copy.json"), "utf8"));
      const { items } = await centre.call("GET", "/files");
      expect(items.length).toBeGreaterThan(1);
      expect(Object.keys(files).sort()).toEqual(items.map(({ id }: { id: string }) => id).sort());
      for (const id of Object.keys(files))
        expect(files[id]).toEqual(await centre.call("GET", `/files/${id}`));
    });
  },
);
