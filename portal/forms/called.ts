import type { ProblemError } from "@cqp-mutualite/client/problem";
import { capital } from "../shell/capital.ts";
import { type FieldTold, nameWithoutRanks } from "./form-state.tsx";

type Told = Readonly<Record<string, FieldTold>>;
type Fault = ProblemError["errors"][number];

/** What a page calls the field at a path; of a record, each is called by the name that it is told for. */
export function calledAt(path: string, told: Told): string | undefined {
  return told[nameWithoutRanks(path)]?.label ?? choiceAt(path.split("."), told);
}

/** A fault in a sentence, as the API tells it, which calls its field as the page does above it. */
export function saidOf({ field, label, message }: Fault, told: Told): string {
  if (label === undefined) return message;
  const [, name = "", which = ""] = /^(.*?)( \(.*\))?$/.exec(label) ?? [];
  const steps = field.split(".");
  const own = told[nameWithoutRanks(field)]?.label;
  const called =
    own === undefined
      ? (choiceAt(steps, told) ?? name + namedWithin(which, steps, told))
      : nameOf(own) + namedWithin(which, steps, told);
  return capital(called) + message.slice(label.length);
}

/** A label's own name, without what it explains, as the API cuts its own. */
const nameOf = (label: string) => label.split(/\s*[,;:.(]/)[0] ?? label;

/** How the last step of a path is called, where it is one of what can be chosen. */
function choiceAt(steps: readonly string[], told: Told): string | undefined {
  const choices = told[nameWithoutRanks(steps.slice(0, -1).join("."))]?.choices;
  return choices?.find(({ value }) => value === steps.at(-1))?.label;
}

/** Which of several, where the API says the code of what the page has a name for. */
function namedWithin(which: string, steps: readonly string[], told: Told): string {
  return steps.reduce((said, step, rank) => {
    const name = choiceAt(steps.slice(0, rank + 1), told);
    return name === undefined ? said : said.replace(step, name);
  }, which);
}
