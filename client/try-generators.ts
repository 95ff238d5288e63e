import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { apiDescription } from "../infra/api-description.ts";
import { commandLine } from "../infra/local/command-line.ts";

commandLine(
  "npm run test:clients : fait de la description de l’API des clients par des générateurs que l’on prend à npm, et les compile au plus strict ; celui de Java demande javac.",
  {},
);
const compiler = join(import.meta.dirname, "../node_modules/.bin/tsc");
const folder = await mkdtemp(join(tmpdir(), "cqp-clients-"));

function run(command: string, ...given: readonly string[]): void {
  execFileSync(command, given, { cwd: folder, stdio: ["ignore", "ignore", "inherit"] });
}

function types(language: string, file: string, ...options: readonly string[]): void {
  const asked = ["--src-lang", "schema", "--lang", language, "--just-types", ...options];
  run("npx", "--yes", "quicktype@26.0.0", ...asked, "openapi.json#/components/schemas/", "-o", file);
}

try {
  await writeFile(join(folder, "openapi.json"), JSON.stringify(await apiDescription()));
  await writeFile(
    join(folder, "orval.config.cjs"),
    `module.exports = { cqp: { input: "./openapi.json", output: {
      target: "./made/api.ts", schemas: "./made/model", client: "fetch", mode: "split" } } };`,
  );
  const compilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noEmit: true,
    module: "esnext",
    moduleResolution: "bundler",
    target: "es2022",
    lib: ["es2023", "dom", "dom.iterable"],
    types: [],
  };
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["made"] }));
  run("npx", "--yes", "orval@7.13.2", "--config", "orval.config.cjs");
  run(compiler, "-p", "tsconfig.json");
  console.log("TypeScript : compilé.");

  await mkdir(join(folder, "java"));
  types("java", "java/Api.java", "--package", "cqp");
  const sources = (await readdir(join(folder, "java"))).map((name) => join("java", name));
  run("javac", "-Xlint:all", "-Werror", "-proc:none", "-d", "classes", ...sources);
  console.log(`Java : ${sources.length} types compilés.`);

  await mkdir(join(folder, "python"));
  // Lists by the name of `typing`: a property is called `list`.
  types("python", "python/api.py", "--python-version", "3.7");
  const strictly = { typeCheckingMode: "strict", include: ["python"] };
  await writeFile(join(folder, "pyrightconfig.json"), JSON.stringify(strictly));
  run("npx", "--yes", "pyright@1.1.414", "--warnings");
  const classes = (await readFile(join(folder, "python/api.py"), "utf8")).match(/^class /gm) ?? [];
  console.log(`Python : ${classes.length} types vérifiés.`);
} finally {
  await rm(folder, { recursive: true, force: true });
}
