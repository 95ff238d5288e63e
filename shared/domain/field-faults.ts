import type * as z from "zod";
import type { FieldFault } from "./domain-error.ts";

/** What a schema found wrong, one fault per field; a field that no schema knows is named itself. */
export function fieldFaults(issues: readonly z.core.$ZodIssue[]): FieldFault[] {
  return issues.flatMap((issue) => {
    const path = issue.path.join(".");
    return issue.code === "unrecognized_keys"
      ? issue.keys.map((key) => ({ path: path === "" ? key : `${path}.${key}`, message: "Champ inconnu." }))
      : [{ path, message: issue.message }];
  });
}

/** Faults of a part, named by their paths in the whole. */
export function faultsUnder(prefix: string, faults: readonly FieldFault[]): FieldFault[] {
  return faults.map(({ path, message }) => ({ path: path === "" ? prefix : `${prefix}.${path}`, message }));
}
