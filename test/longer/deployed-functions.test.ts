import { execFileSync } from "node:child_process";
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { bundleFunctions } from "../../infra/bundle.ts";
import { discoverFunctions } from "../../infra/discover.ts";
import { moduleName } from "../../infra/modules.ts";
import { evidenceFormats } from "../../shared/domain/evidence/formats.ts";
import { corpus, corpusFile } from "../support/corpus.ts";

/** Prints the modules that export no handler. */
const loading = `
  const without = [];
  for (const module of process.argv.slice(1))
    if (typeof (await import(module)).handler !== "function") without.push(module);
  console.log(JSON.stringify(without));`;

it("every function loads as it is deployed, bundled alone", async () => {
  const functions = await discoverFunctions();
  const folderOf = await bundleFunctions(functions, "apart");
  const modules = functions.map(({ name }) => join(folderOf(name), `${moduleName(name)}.mjs`));
  const told = execFileSync(process.execPath, ["--input-type=module", "--eval", loading, ...modules], {
    env: { ...process.env, AWS_REGION: "eu-west-3" },
  });
  expect(JSON.parse(`${told}`)).toEqual([]);
}, 600_000);

it("R-EVI-3: the program that reads evidence finds its libraries where it is deployed, away from those installed here", async () => {
  const name = "evidence/verify-upload";
  const functions = (await discoverFunctions()).filter((one) => one.name === name);
  const folder = await mkdtemp(join(tmpdir(), "deployed-"));
  try {
    await cp((await bundleFunctions(functions, "apart"))(name), folder, { recursive: true });
    for (const { contentType } of evidenceFormats) {
      const [sample = ""] =
        Object.entries(corpus).find(([, expected]) => expected.contentType === contentType) ?? [];
      await writeFile(join(folder, "sample"), corpusFile(sample));
      const program = [join(folder, "inspect-program.mjs"), join(folder, "sample"), join(folder, "preview")];
      const told = execFileSync(process.execPath, program, {
        cwd: folder,
        env: {},
        stdio: ["ignore", "pipe", "ignore"],
      });
      expect(JSON.parse(`${told}`.trim().split("\n").at(-1) ?? "")).toMatchObject({ contentType });
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}, 600_000);
