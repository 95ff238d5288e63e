import { globSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { servedPath } from "../shared/http/served-path.ts";
import type { FoundFunction } from "./discover.ts";

const root = join(import.meta.dirname, "..");
const ruleNumber = /\bR-[A-Z]+-\d+\b/g;
const imported = /^import \{([^}]*)\} from "(\.[^"]+)"/gm;

/** A refusal that the code names: its kind, and the rule that refuses. */
export interface NamedRefusal {
  code: string;
  rule: string;
}

/** The refusals that the domain and the functions name, each once, by the rule that they give with it. */
export function namedRefusals(): NamedRefusal[] {
  const found = globSync("{shared,functions}/**/*.ts", { cwd: root })
    .sort()
    .flatMap((file) => {
      const source = sourceOf(join(root, file));
      const direct = source.matchAll(
        /\b(?:DomainError|HttpProblem)\(\s*"([a-z-]+)",[^;]*?\brule: "(R-[A-Z]+-\d+)"/g,
      );
      // What refuses always by one rule in a file: `function refusal(code, …)`.
      const [, usual] = /function \w+\(code: ProblemCode[^}]*?rule: "(R-[A-Z]+-\d+)"/.exec(source) ?? [];
      const byOne =
        usual === undefined
          ? []
          : Array.from(source.matchAll(/\brefus\w*\(\s*"([a-z-]+)",/g), ([, code = ""]) => ({
              code,
              rule: usual,
            }));
      return [...Array.from(direct, ([, code = "", rule = ""]) => ({ code, rule })), ...byOne];
    });
  return found.filter(
    ({ code, rule }, index) =>
      found.findIndex((other) => other.code === code && other.rule === rule) === index,
  );
}

/** What applies a rule, see {@link usesOfRules}. */
export interface RuleUses {
  operations: { method: string; path: string; summary: string }[];
  problems: string[];
}

/**
 * Where rules are applied, by number: the operations whose function says so, in a docstring of its own or in that of what it
 * takes from the domain; and the kinds of problems that name the rule.
 */
export function usesOfRules(functions: readonly FoundFunction[]): Record<string, RuleUses> {
  const uses: Record<string, RuleUses> = {};
  const of = (rule: string) => (uses[rule] ??= { operations: [], problems: [] });
  for (const { entry, declared } of functions) {
    if (declared.kind !== "route" || declared.route.method === "ANY") continue;
    const { method, path, summary } = declared.route;
    for (const rule of rulesIn(entry)) of(rule).operations.push({ method, path: servedPath(path), summary });
  }
  for (const { code, rule } of namedRefusals()) of(rule).problems.push(code);
  return uses;
}

/** The rules that a function's file names, and what it imports: whole files beside it, and of the domain what it takes. */
function rulesIn(entry: string): Set<string> {
  const rules = new Set<string>();
  const seen = new Set<string>();
  const left = [entry];
  for (let file = left.pop(); file !== undefined; file = left.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    const source = sourceOf(file);
    for (const [rule] of source.matchAll(ruleNumber)) rules.add(rule);
    for (const [, names = "", from = ""] of source.matchAll(imported)) {
      const target = join(dirname(file), from);
      const place = relative(root, target);
      if (place.startsWith("functions/")) left.push(target);
      if (!place.startsWith("shared/domain/")) continue;
      for (const name of namesOf(names))
        for (const [rule] of docstringOf(sourceOf(target), name).matchAll(ruleNumber)) rules.add(rule);
    }
  }
  return rules;
}

function namesOf(list: string): string[] {
  return list
    .split(",")
    .map((one) => one.trim())
    .filter((one) => one !== "" && !one.startsWith("type "))
    .map((one) => one.split(" as ")[0] ?? one);
}

/** What is said right above an exported declaration. */
function docstringOf(source: string, name: string): string {
  const declaration = new RegExp(
    `/\\*\\*((?:(?!\\*/)[\\s\\S])*)\\*/\\nexport (?:async )?(?:function|const) ${name}\\b`,
  );
  return declaration.exec(source)?.[1] ?? "";
}

const sources = new Map<string, string>();

function sourceOf(file: string): string {
  const known = sources.get(file);
  if (known !== undefined) return known;
  const read = readFileSync(file, "utf8");
  sources.set(file, read);
  return read;
}
