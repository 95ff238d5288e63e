import { glob } from "node:fs/promises";
import { registerHooks } from "node:module";
import { join } from "node:path";
import type { Policy } from "../../../shared/domain/policy/policy.ts";

const root = join(import.meta.dirname, "../../..");

/** Every string within a value, one a line; of those under `only` where it is given. */
function stringsIn(value: unknown, only?: readonly string[]): string[] {
  if (typeof value === "string") return only === undefined ? [value] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, held]) =>
    typeof held === "string"
      ? only === undefined || only.includes(key)
        ? [held]
        : []
      : stringsIn(held, only),
  );
}
/** Every text of the system by its name, with the policy that is in force in this process. */
export async function everyText(policy: Policy): Promise<Record<string, string>> {
  const texts: Record<string, string> = {};
  const say = (name: string, said: unknown) => {
    texts[name] = stringsIn(said).join("\n");
  };

  for await (const file of glob("functions/mail/mails/*.ts", { cwd: root })) {
    const { mail } = await import(join(root, file));
    for (const [index, { subject, text, invitation }] of mail.examples().entries())
      say(`mail ${file.split("/").at(-1)} ${index}`, [subject, text, invitation?.description ?? ""]);
  }

  const { discoverFunctions } = await import("../../../infra/discover.ts");
  const { apiDescriptionOf } = await import("../../../shared/views/api-description.ts");
  const found = await discoverFunctions();
  const routes = found.flatMap(({ name, declared }) =>
    declared.kind === "route" ? [{ name, route: declared.route }] : [],
  );
  texts["OpenAPI"] = stringsIn(apiDescriptionOf(routes), ["description", "summary", "title"]).join("\n");

  const { documentExamples, pageExamples } = await import("./examples.ts");
  for (const [name, document] of Object.entries(documentExamples(policy))) say(`document ${name}`, document);
  for (const [name, page] of Object.entries(pageExamples(policy)))
    say(`page ${name}`, page.replace(/<style>.*<\/style>/s, ""));

  const { refusals, outcomes } = await import("./rules.ts");
  for (const [name, refusal] of Object.entries(refusals(policy))) say(`refusal ${name}`, refusal);
  for (const [name, outcome] of Object.entries(outcomes(policy)))
    texts[`outcome ${name}`] = JSON.stringify(outcome);

  return texts;
}

// Run as a process of its own, it prints them with the policy that it is given as JSON in place of the one in force:
// schemas keep what they were built with.
if (import.meta.main) {
  const policy: Policy = JSON.parse(process.argv[2] ?? "");
  registerHooks({
    load: (url, context, next) =>
      url.endsWith("/policy/guide-policy.ts")
        ? {
            format: "module",
            source: `export const guidePolicy = ${JSON.stringify(policy)};`,
            shortCircuit: true,
          }
        : next(url, context),
  });
  console.log(JSON.stringify(await everyText(policy)));
}
