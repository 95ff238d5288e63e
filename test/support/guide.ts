/** A block of code of a page in Markdown. */
export interface Block {
  /** Its language: `sh`, `json`, `http`, `ts`. */
  language: string;
  text: string;
  /** The line that it begins at. */
  line: number;
}

/** The blocks of code of a page, in order. */
export function blocksOf(markdown: string): Block[] {
  return [...markdown.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(
    ({ 1: language = "", 2: text = "", index }) => ({
      language,
      text,
      line: markdown.slice(0, index).split("\n").length,
    }),
  );
}

/** Stands for what differs each time. */
const anything = "…";

/**
 * What an answer has otherwise than a guide shows it, by place; none where it is as shown. What is shown is shortened: fields
 * that are left out may be there, lists show their first items, and `…` stands for any text of a line.
 */
export function differences(shown: unknown, answered: unknown, place = ""): string[] {
  if (typeof shown === "string" && typeof answered === "string")
    return matches(shown, answered) ? [] : [`${place}: "${answered}" where "${shown}" is shown`];
  if (shown === anything && answered !== undefined) return [];
  if (typeof shown !== "object" || shown === null || typeof answered !== "object" || answered === null)
    return shown === answered
      ? []
      : [`${place}: ${JSON.stringify(answered)} where ${JSON.stringify(shown)} is shown`];
  return Object.entries(shown).flatMap(([name, value]) =>
    differences(value, (answered as Record<string, unknown>)[name], `${place}/${name}`),
  );
}

/** What an answer with its headers (`curl -i`) has otherwise than a guide shows it; order and case of headers are free. */
export function answerDifferences(shown: string, answered: string): string[] {
  const [wanted, got] = [parts(shown), parts(answered)];
  const lines = wanted.head.filter(
    (line) => !got.head.some((one) => matches(line.toLowerCase(), one.toLowerCase())),
  );
  const missing = lines.map((line) => `no "${line}" in ${JSON.stringify(got.head)}`);
  if (wanted.body === "") return missing;
  return [...missing, ...differences(JSON.parse(wanted.body), JSON.parse(got.body || "null"))];
}

function parts(answer: string): { head: string[]; body: string } {
  const [head = "", ...body] = answer.replaceAll("\r", "").trim().split("\n\n");
  return { head: head.split("\n"), body: body.join("\n\n") };
}

function matches(shown: string, answered: string): boolean {
  const pieces = shown.split(anything).map((piece) => piece.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
  return new RegExp(`^${pieces.join(".*")}$`).test(answered);
}
