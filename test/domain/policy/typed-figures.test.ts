import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { transform } from "esbuild";
import { describe, expect, it } from "vitest";
import { figuresIn } from "../../support/figures.ts";

const root = join(import.meta.dirname, "../../..");
const files = globSync("{shared,functions}/**/*.ts", { cwd: root })
  // What the guide's referentials say, and the one place where the figures are.
  .filter((file) => !/^shared\/domain\/(?:referential\/contents|policy)\//.test(file));

/** Figures that no rule decides, in words of AWS. */
const others = ["rate(5 minutes)"];

/** The figures that code types beside what they count; its comments and types don't matter. */
async function typedIn(source: string): Promise<string[]> {
  const { code } = await transform(source, { loader: "ts", charset: "utf8", target: "esnext" });
  const said = others.reduce((text, other) => text.replaceAll(other, ""), code);
  const typed = figuresIn(said.replaceAll("\\xA0", "\u00a0")).map((figure) => figure.said);
  return [...new Set(typed)].filter((one) => !/^une? /i.test(one));
}

describe("figures and what they count", () => {
  it("are never typed in a text: they come from the policy, by the words of quantities", async () => {
    const typed = await Promise.all(
      files.map(async (file) =>
        (await typedIn(readFileSync(join(root, file), "utf8"))).map((said) => `${file}: ${said}`),
      ),
    );
    expect(files.length).toBeGreaterThan(300);
    expect(typed.flat()).toEqual([]);
  });

  it.each([
    ["`valables cinq ans.`", ["cinq ans"]],
    ['"de 280 à 320\\u00a0heures"', ["280 à 320\u00a0heures"]],
    ['"quatre membres" // quinze jours', ["quatre membres"]],
    ['"vingt et une pièces"', ["vingt et une pièces"]],
    ["`$" + "{years} ans`", []],
    ['"un dossier"', []],
  ])("are found in %s", async (source, typed) => expect(await typedIn(source)).toEqual(typed));
});
