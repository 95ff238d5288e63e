import { readFileSync } from "node:fs";
import { glob } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";

const root = join(import.meta.dirname, "../../..");
/** Where what people read of refusals, lines and descriptions is written. */
const read = "{shared/{domain,http,views,store},functions,events}/**/*.ts";
/** A text of one line, in quotes or a template. */
const literal = /"(?:[^"\\\n]|\\.)*"|`(?:[^`\\\n]|\\.)*`/g;
/** What a template computes; up to the text within it, where there is one. */
const code = /\$\{(?:[^{}]|\{[^{}]*\})*\}|\$\{[^}]*`$/g;
/** A space that a line may break at, where French has none. */
const breaking = /« | »|[\p{L}\p{N})»’\]}] [;:?!](?=[\s"`]|$)/u;
/** No French: when something runs. */
const schedule = /^"cron\(/;

it("what people read has no-break spaces within « » and before ; : ? !", async () => {
  const found: string[] = [];
  let texts = 0;
  for await (const file of glob(read, { cwd: root }))
    for (const [index, line] of readFileSync(join(root, file), "utf8").split("\n").entries()) {
      if (/^\s*(\/\/|\*|\/\*)/.test(line)) continue;
      for (const [text] of line.matchAll(literal)) {
        if (/\s/.test(text)) texts += 1;
        if (breaking.test(text.replaceAll(code, "}")) && !schedule.test(text))
          found.push(`${file}:${index + 1}: ${text}`);
      }
    }
  expect(texts).toBeGreaterThan(3000);
  expect(found).toEqual([]);
});
