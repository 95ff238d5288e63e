import type * as z from "zod";
import type { FieldFault } from "./domain-error.ts";

/**
 * What a schema found wrong, one fault per field, the first; a field that no schema knows is named itself. Of what may be
 * one of several things, the faults are those of the one that was nearest.
 */
export function fieldFaults(issues: readonly z.core.$ZodIssue[]): FieldFault[] {
  const faults = issues.flatMap((issue) => faultsOf(issue));
  const told = new Map<string, FieldFault>();
  for (const fault of faults) if (!told.has(fault.path)) told.set(fault.path, fault);
  return [...told.values()];
}

function faultsOf(issue: z.core.$ZodIssue): FieldFault[] {
  const path = issue.path.join(".");
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => ({
      path: path === "" ? key : `${path}.${key}`,
      message: "Champ inconnu.",
    }));
  const nearest = issue.code === "invalid_union" ? nearestOf(issue.errors) : undefined;
  if (nearest !== undefined) return faultsUnder(path, fieldFaults(nearest));
  return [{ path, message: issue.message }];
}

/** The option of a union that the value comes nearest to: whose own kind it is, then with the fewest faults. */
function nearestOf(options: readonly z.core.$ZodIssue[][]): z.core.$ZodIssue[] | undefined {
  const ofOtherKind = (issues: readonly z.core.$ZodIssue[]) =>
    issues.some(({ code, path }) => path.length === 0 && code === "invalid_type") ? 1 : 0;
  return options.toSorted(
    (one, other) => ofOtherKind(one) - ofOtherKind(other) || one.length - other.length,
  )[0];
}

/** Faults of a part, named by their paths in the whole. */
export function faultsUnder(prefix: string, faults: readonly FieldFault[]): FieldFault[] {
  return faults.map(({ path, message }) => ({
    path: [prefix, path].filter((part) => part !== "").join("."),
    message,
  }));
}
