import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, it } from "vitest";
import { releasedContract } from "../../docs/released-description.ts";
import { descriptionVersion } from "../../shared/http/description/introduction.ts";
import { blocksOf } from "../support/guide.ts";

const root = join(import.meta.dirname, "../..");
const client = join(root, "client");
let folder: string;

beforeAll(async () => {
  execFileSync(process.execPath, [join(client, "build.ts")], { cwd: root });
  folder = await mkdtemp(join(tmpdir(), "cqp-caller-"));
  mkdirSync(join(folder, "node_modules/@cqp-mutualite"), { recursive: true });
  execFileSync("cp", ["-r", client, join(folder, "node_modules/@cqp-mutualite/client")]);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const manifest = JSON.parse(readFileSync(join(client, "package.json"), "utf8"));

it("bears the description's version, and depends on nothing", () => {
  expect(manifest.version).toBe(descriptionVersion);
  expect(manifest.dependencies).toBeUndefined();
});

it("knows every path of the released contract", async () => {
  const types = readFileSync(join(client, "dist/description.d.ts"), "utf8");
  const { paths } = (await releasedContract()) as { paths: Record<string, unknown> };
  const unknown = Object.keys(paths).filter((path) => !types.includes(`    "${path}": {`));
  expect(Object.keys(paths).length).toBeGreaterThan(100);
  expect(unknown).toEqual([]);
});

it("weighs less than 4 KB with all that it does, and less when less is used", async () => {
  const weighed = async (...parts: string[]) => {
    const contents = parts.map((part) => `export * from "@cqp-mutualite/client${part}";`).join("\n");
    const { outputFiles } = await build({
      stdin: { contents, resolveDir: folder },
      bundle: true,
      minify: true,
      format: "esm",
      write: false,
    });
    return gzipSync(outputFiles[0]?.contents ?? new Uint8Array()).byteLength;
  };
  const all = await weighed("", "/changes", "/pages", "/problem", "/upload");
  expect(all).toBeLessThan(4096);
  expect(await weighed("")).toBeLessThan(0.75 * all);
});

const caller = `
import { createClient } from "@cqp-mutualite/client";
import { items } from "@cqp-mutualite/client/pages";
import { isProblem } from "@cqp-mutualite/client/problem";
import { upload } from "@cqp-mutualite/client/upload";
const centre = createClient({ url: "https://api.example.org", token: async () => "t", actingAs: "ctr_1" });
for await (const file of items(centre, "/v1/files", { query: { limit: 100 } })) {
  try {
    const { body } = await centre.post("/v1/files/{fileId}/evidence", {
      path: { fileId: file.id },
      body: { category: "cv", title: "CV", domains: [], fileName: "cv.pdf", size: 3 },
    });
    await upload(body.upload, new Blob(["abc"]), { onProgress: (sent, total) => console.log(sent / total) });
  } catch (error) {
    if (isProblem(error, "urn:problem:cqp:not-found")) console.log(error.detail);
  }
}
`;

it.each([
  ["the project's compiler", join(root, "node_modules/typescript/bin/tsc")],
  ["TypeScript 5, in a browser's program", join(client, "node_modules/typescript/bin/tsc")],
])("is compiled strictly by %s, its declarations included", (_, compiler) => {
  writeFileSync(join(folder, "caller.mts"), caller);
  const options = ["--noEmit", "--strict", "--exactOptionalPropertyTypes", "--noUncheckedIndexedAccess"];
  const target = ["--target", "es2022", "--module", "nodenext", "--lib", "es2022,dom,dom.iterable"];
  execFileSync(process.execPath, [compiler, ...options, ...target, "caller.mts"], { cwd: folder });
});

it.each(["docs/integrate.md", "client/README.md"])("the program of %s is compiled strictly", (page) => {
  const guide = blocksOf(readFileSync(join(root, page), "utf8"));
  const programs = guide.filter(({ language }) => language === "ts");
  expect(programs).toHaveLength(1);
  writeFileSync(join(folder, "program.mts"), programs[0]?.text ?? "");
  const options = ["--noEmit", "--strict", "--exactOptionalPropertyTypes", "--noUncheckedIndexedAccess"];
  const types = ["--types", "node", "--typeRoots", join(root, "node_modules/@types")];
  const target = ["--target", "es2022", "--module", "nodenext", "--skipLibCheck", ...types];
  const compiler = join(root, "node_modules/typescript/bin/tsc");
  try {
    execFileSync(process.execPath, [compiler, ...options, ...target, "program.mts"], { cwd: folder });
  } catch (error) {
    throw new Error(String((error as { stdout?: Buffer }).stdout));
  }
});
