import { parseSync, Visitor } from "rolldown/utils";
import type { Plugin } from "vite";

/** Before ; : ? ! » % and ·, where a text ends or goes on with a space: a sign of a program goes on with something else. */
const before = /(?<=^|\S) (?=[;:?!»%·](?:[\s.,)…`$]|$))/g;
/** Where a line of a module breaks before one of them. */
const broken = /(?<=\S)\s*\n\s*([;:?!»%·])(?=[\s`]|$)/g;
const after = /« /g;

/**
 * Puts no-break spaces, in place, in all texts of a module: what a person reads is written in it with plain ones, which keyboards have.
 * Nothing moves: a line that breaks where French doesn't breaks behind the sign, and the module is as long as it was.
 */
export function withFrenchSpaces(code: string, file: string): string {
  const { program } = parseSync(file, code);
  let spaced = code;
  const put = ({ start, end }: { start: number; end: number }) => {
    const text = code.slice(start, end);
    spaced = spaced.slice(0, start) + spacedText(text) + spaced.slice(end);
  };
  new Visitor({
    Literal: (node) => {
      if (typeof node.value === "string") put({ start: node.start + 1, end: node.end - 1 });
    },
    TemplateElement: put,
    JSXText: put,
  }).visit(program);
  return spaced;
}

function spacedText(text: string): string {
  return text
    .replace(after, "«\u00a0")
    .replace(broken, (all, sign: string) => `\u00a0${sign}${all.slice(0, -2)}`)
    .replace(before, "\u00a0");
}

/** The plugin of the build that does so in our own modules. */
export function frenchSpaces(): Plugin {
  return {
    name: "french-spaces",
    enforce: "pre",
    transform: (code, id) =>
      /\/portal\/[^?]*\.tsx?$/.test(id) ? { code: withFrenchSpaces(code, id), map: null } : undefined,
  };
}
