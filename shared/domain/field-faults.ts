import type * as z from "zod";
import type { FieldFault } from "./domain-error.ts";
import { toFillIn } from "./text/characters.ts";

/**
 * What a schema found wrong, one fault per field, the first; a field that no schema knows is named itself. Of what may be
 * one of several things, the faults are those of the one that was nearest.
 */
export function fieldFaults(issues: readonly z.core.$ZodIssue[]): FieldFault[] {
  return oncePerField(issues.flatMap((issue) => faultsOf(issue)));
}

/** The first fault of each field: who corrects it is told what else there is when it is sent again. */
export function oncePerField(faults: readonly FieldFault[]): FieldFault[] {
  const told = new Map<string, FieldFault>();
  for (const fault of faults) if (!told.has(fault.path)) told.set(fault.path, fault);
  return [...told.values()];
}

function faultsOf(issue: z.core.$ZodIssue): FieldFault[] {
  const path = issue.path.join(".");
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => ({
      path: path === "" ? key : `${path}.${key}`,
      message: "Champ inconnu, à retirer.",
      called: key,
    }));
  const either = issue.code === "invalid_union" ? eitherOf(issue.errors) : undefined;
  if (either !== undefined) return [{ path, ...either }];
  const nearest = issue.code === "invalid_union" ? nearestOf(issue.errors) : undefined;
  if (nearest !== undefined) return faultsUnder(path, fieldFaults(nearest));
  const values = valuesOf(issue);
  return [{ path, message: issue.message, ...(values === undefined ? {} : { values }) }];
}

/** The values that an issue expects one of, unless the schema says so in words of its own. */
function valuesOf(issue: z.core.$ZodIssue): readonly unknown[] | undefined {
  if (issue.code === "invalid_value") return issue.values;
  return issue.code === "invalid_union" && "options" in issue && Array.isArray(issue.options)
    ? issue.options
    : undefined;
}

/** What is told of what is neither one of some values nor another kind of thing: both. */
function eitherOf(options: readonly z.core.$ZodIssue[][]): Omit<FieldFault, "path"> | undefined {
  const issues = options.flatMap(([first, ...others]) =>
    first === undefined || others.length > 0 || first.path.length > 0 ? [] : [first],
  );
  const valued = issues.filter((one) => one.code === "invalid_value");
  const kinds = issues.filter((one) => one.code === "invalid_type");
  if (valued.length === 0 || valued.length + kinds.length < options.length) return undefined;
  const missing = kinds.find(({ message }) => message === toFillIn);
  if (missing !== undefined) return { message: missing.message };
  // An empty text is how some say that there is none.
  const told = valued.filter(({ values }) => values.length > 1 || values[0] !== "");
  const [first = valued[0], ...others] = [...told, ...kinds];
  const also = others.map(({ message }) => `, ou ${message.charAt(0).toLowerCase()}${message.slice(1)}`);
  const message = [first?.message ?? "", ...also].map((one) => one.replace(/ est attendue?\.$/, "")).join("");
  if (others.length > 0) return { message: `${message} est attendu.` };
  return {
    message: first?.message ?? "",
    ...(first?.code === "invalid_value" ? { values: first.values } : {}),
  };
}

/** The option of a union that the value comes nearest to: whose own kind it is, then with the fewest faults. */
function nearestOf(options: readonly z.core.$ZodIssue[][]): z.core.$ZodIssue[] | undefined {
  const ofOtherKind = (issues: readonly z.core.$ZodIssue[]) =>
    issues.some(
      ({ code, path }) => path.length === 0 && (code === "invalid_type" || code === "invalid_value"),
    )
      ? 1
      : 0;
  return options.toSorted(
    (one, other) => ofOtherKind(one) - ofOtherKind(other) || one.length - other.length,
  )[0];
}

/** Faults of a part, named by their paths in the whole. */
export function faultsUnder(prefix: string, faults: readonly FieldFault[]): FieldFault[] {
  return faults.map(({ path, ...fault }) => ({
    ...fault,
    path: [prefix, path].filter((part) => part !== "").join("."),
  }));
}
