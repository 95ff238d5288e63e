import { readFileSync } from "node:fs";
import { glob } from "node:fs/promises";
import { join } from "node:path";
import { parseSync, Visitor } from "rolldown/utils";
import { expect, it } from "vitest";
import { withFrenchSpaces } from "../../../portal/french-spaces.ts";

const root = join(import.meta.dirname, "../../..");
/** Where what people read is written: refusals, lines, descriptions, mails, documents, pages. */
const read =
  "{shared/{csv,documents,domain,exports,http,mails,messaging,printing,store,views},functions,events,infra/local/identity}/**/*.ts";
/** The space, whose build puts the spaces in. */
const space = "portal/**/*.{ts,tsx}";
/** A space that a line may break at, where French has none. */
const breaking = /« | »|(?<=^|[\p{L}\p{N})»’\]}])[ \t\n]+[;:?!%](?=[\s.,)…<]|$)/u;
/** No French: when something runs, what replaces spaces. */
const programs = /^cron\(|^« $/;

/** The texts of a module: strings, what templates say, what stands between tags. */
function textsOf(file: string, code: string): string[] {
  const texts: string[] = [];
  const take = ({ start, end }: { start: number; end: number }) => texts.push(code.slice(start, end));
  new Visitor({
    Literal: (node) => {
      if (typeof node.value === "string") texts.push(code.slice(node.start + 1, node.end - 1));
    },
    TemplateElement: take,
    JSXText: take,
  }).visit(parseSync(file, code).program);
  return texts;
}

async function breakingIn(pattern: string, built: (code: string, file: string) => string) {
  const found: string[] = [];
  let texts = 0;
  for await (const file of glob(pattern, { cwd: root, exclude: (name) => name.endsWith("made") }))
    for (const text of textsOf(file, built(readFileSync(join(root, file), "utf8"), file))) {
      if (/\s/.test(text.trim())) texts += 1;
      const plain = text.replaceAll("\\u00a0", "\u00a0");
      if (breaking.test(plain) && !programs.test(plain)) found.push(`${file}: ${text.trim()}`);
    }
  return { found, texts };
}

it("what people read has no-break spaces within « » and before ; : ? ! and %", async () => {
  const { found, texts } = await breakingIn(read, (code) => code);
  expect(texts).toBeGreaterThan(3000);
  expect(found).toEqual([]);
});

it("so has the space, as it is built, in which nothing moves", async () => {
  const { found, texts } = await breakingIn(space, (code, file) => {
    const spaced = withFrenchSpaces(code, file);
    expect(spaced.length).toBe(code.length);
    return spaced;
  });
  expect(texts).toBeGreaterThan(1000);
  expect(found).toEqual([]);
  const written = 'const a = <p title="Où ?">Vient-il\n  ? « Oui » : {b} ; 5 %</p>;';
  expect(withFrenchSpaces(written, "a.tsx")).toBe(
    'const a = <p title="Où\u00a0?">Vient-il\u00a0?\n  «\u00a0Oui\u00a0»\u00a0: {b}\u00a0; 5\u00a0%</p>;',
  );
});
