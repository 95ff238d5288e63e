import { globSync, readFileSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { relative } from "node:path";
import { parseArgs } from "node:util";
import { Stryker } from "@stryker-mutator/core";
import { holders } from "../../docs/rule-index.ts";
import { explained, survivorLine, withScores } from "./report.ts";

const help = `npm run mutate [-- [--again] what ...]

Changes the domain's code in small ways, one at a time, and looks whether a domain test fails. Writes the scores to
docs/mutation.md, prints the changes that no test noticed and that the page does not explain, and fails where there is one.

what      a rule (R-VAE-2: the files that hold it), a file or a pattern of files; all of shared/domain by default
--again   tries what was tried before too, as is needed once test/support has changed`;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { again: { type: "boolean", default: false }, help: { type: "boolean", short: "h" } },
});
if (values.help) {
  console.log(help);
  process.exit();
}

const held = holders();
const asked = positionals.length === 0 ? ["shared/domain/**/*.ts"] : positionals;
const files = asked.flatMap((what) => held.get(what) ?? globSync(what));
if (files.length === 0) {
  console.error(`Nothing is called ${asked.join(" ")}.\n\n${help}`);
  process.exit(2);
}

// As they are now: they may be edited meanwhile.
const sources = new Map(files.map((file) => [file, readFileSync(file, "utf8")]));
const mutants = await new Stryker({
  // The texts of the certifications are data, checked by their own tests.
  mutate: [...new Set(files), "!shared/domain/referential/contents/!(grid).ts"],
  testRunner: "vitest",
  plugins: ["@stryker-mutator/vitest-runner"],
  vitest: { configFile: "test/mutation/vitest.config.ts" },
  // The instrumented copy is not compiled: there is no configuration to rewrite for it.
  tsconfigFile: "none.json",
  ignorePatterns: ["dist", "cdk.out*", ".local"],
  tempDirName: "dist/mutation/sandbox",
  incremental: true,
  force: values.again,
  incrementalFile: "dist/mutation/incremental.json",
  concurrency: 1,
  // A busy machine is no loop without end, which is what a change that takes longer is counted as.
  timeoutMS: 30_000,
  reporters: ["progress-append-only"],
  // Words are not rules; what is computed once at import can't be changed while tests run.
  mutator: { excludedMutations: ["StringLiteral"] },
  ignoreStatic: true,
}).runMutationTest();

const page = "docs/mutation.md";
const before = await readFile(page, "utf8");
// What is known of other files comes with them, and may be of an earlier state of these.
const results = mutants
  .map((mutant) => ({ ...mutant, fileName: relative(process.cwd(), mutant.fileName) }))
  .filter(({ fileName }) => sources.has(fileName));
await writeFile(page, withScores(before, [...sources.keys()], results));
const unexplained: string[] = [];
for (const mutant of results) {
  if (mutant.status !== "Survived" && mutant.status !== "NoCoverage") continue;
  const line = survivorLine(mutant, sources.get(mutant.fileName) ?? "");
  if (!explained(before, mutant.fileName, line))
    unexplained.push(`${mutant.fileName}:${mutant.location.start.line}\n${line}`);
}
console.log(unexplained.join("\n"));
console.log(
  `${results.length} changes tried, ${unexplained.length} that no test noticed and no word explains.`,
);
process.exitCode = unexplained.length === 0 ? 0 : 1;
