import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const folder = join(import.meta.dirname, "../../docs/decisions");
const files = readdirSync(folder).sort();
const parts = ["Context", "Decision", "Alternatives", "Consequences"];

describe("decisions", () => {
  it("have a number each: some are left out, as decisions under way keep theirs", () => {
    const numbers = files.map((file) => Number(/^(\d{4})-[a-z0-9-]+\.md$/.exec(file)?.[1]));
    expect(numbers).not.toContain(Number.NaN);
    expect(new Set(numbers).size).toBe(files.length);
  });

  it.each(files)("%s says its number, its date, its status, and what was weighed", (file) => {
    const text = readFileSync(join(folder, file), "utf8");
    const head = new RegExp(
      `^# ${Number(file.slice(0, 4))}\\. .+\n\nDate: \\d{4}-\\d{2}-\\d{2}\nStatus: (?:proposed|accepted|superseded by decision \\d+)\n\n## `,
    );
    expect(text).toMatch(head);
    const sections = text.split(/^## /m).slice(1);
    expect(sections.map((section) => section.split("\n")[0])).toEqual(parts);
    for (const section of sections) expect(section.split("\n").slice(1).join(" ").trim()).not.toBe("");
  });
});
