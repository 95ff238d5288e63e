import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, it } from "vitest";
import { bundleFunctions } from "../../infra/bundle.ts";
import { discoverFunctions } from "../../infra/discover.ts";
import { moduleName } from "../../infra/modules.ts";

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
