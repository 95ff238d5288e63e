import type { FileMain } from "./file.ts";

/** R-JURY-5: every company ever registered on a file, and undefined where none is. */
export function companiesOf(file: FileMain): readonly (string | undefined)[] {
  return [file.path === "training" ? file.companyId : undefined, file.candidate.companyId].concat(
    file.formerCompanyIds ?? [],
  );
}
