import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import * as z from "zod";
import manifest from "../../package.json" with { type: "json" };

const run = promisify(execFile);

/** Scripts of the package that are programs of this project. */
const ours = Object.entries(z.record(z.string(), z.string()).parse(manifest.scripts)).filter(([, command]) =>
  /^node .*\.(ts|mjs)$/.test(command),
);

it("there are commands of this project", () => expect(ours.length).toBeGreaterThan(4));

it.each(ours)(
  "npm run %s -- --help says what it does and its options, and does nothing else",
  async (_, command) => {
    const [, ...words] = command.split(" ");
    const { stdout } = await run(process.execPath, [...words, "--help"]);
    expect(stdout).toMatch(/^npm (start|run [\w:]+)/);
  },
);
