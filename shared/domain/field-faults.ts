import type * as z from "zod";
import type { FieldFault } from "./domain-error.ts";

/** What a schema found wrong, one fault per field, the first; a field that no schema knows is named itself. */
export function fieldFaults(issues: readonly z.core.$ZodIssue[]): FieldFault[] {
  const faults = issues.flatMap((issue) => {
    const path = issue.path.join(".");
    return issue.code === "unrecognized_keys"
      ? issue.keys.map((key) => ({ path: path === "" ? key : `${path}.${key}`, message: "Champ inconnu." }))
      : [{ path, message: issue.message }];
  });
  const told = new Map<string, FieldFault>();
  for (const fault of faults) if (!told.has(fault.path)) told.set(fault.path, fault);
  return [...told.values()];
}

/** Faults of a part, named by their paths in the whole. */
export function faultsUnder(prefix: string, faults: readonly FieldFault[]): FieldFault[] {
  return faults.map(({ path, message }) => ({ path: path === "" ? prefix : `${prefix}.${path}`, message }));
}
