import { DomainError, type FieldFault } from "../../shared/domain/domain-error.ts";
import type { JuryMember } from "../../shared/domain/jury/member.ts";
import type { SessionPlan } from "../../shared/domain/jury/plan.ts";
import type { VaeFile } from "../../shared/domain/vae/file.ts";
import { parseFile } from "../../shared/store/files.ts";
import { fileKey, memberKey } from "../../shared/store/keys.ts";
import { parseMember } from "../../shared/store/members.ts";
import { readTogether } from "../../shared/store/table.ts";

/** What a plan names, as it is now. */
export interface PlannedParts {
  members: JuryMember[];
  files: VaeFile[];
  /** Files that the plan leaves out, to put back on the waiting list. */
  leaving: VaeFile[];
}

/**
 * Reads the members and files that a plan names, and the files of `leavingIds`, in one round trip.
 * @throws DomainError `plan-names-unknown`, one fault for each member or file that does not exist.
 */
export async function loadPlannedParts(
  plan: Pick<SessionPlan, "memberIds" | "fileIds">,
  leavingIds: readonly string[] = [],
): Promise<PlannedParts> {
  const items = await readTogether([
    ...plan.memberIds.map(memberKey),
    ...plan.fileIds.map(fileKey),
    ...leavingIds.map(fileKey),
  ]);
  const members = items.slice(0, plan.memberIds.length).map(parseMember);
  const files = items.slice(plan.memberIds.length).map(parseFile);
  const planned = files.slice(0, plan.fileIds.length);
  const fields: FieldFault[] = [
    ...unknown("memberIds", members, "Ce membre n’est pas dans l’annuaire des jurys."),
    ...unknown("fileIds", planned, "Ce dossier n’existe pas."),
  ];
  if (fields.length > 0)
    throw new DomainError("plan-names-unknown", {
      rule: "R-JURY-1",
      kind: "input",
      detail: "Le plan nomme des membres ou des dossiers inconnus.",
      fields,
    });
  return {
    members: members.filter((member) => member !== undefined),
    files: planned.filter((file) => file !== undefined),
    leaving: files.slice(plan.fileIds.length).filter((file) => file !== undefined),
  };
}

function unknown(field: string, found: readonly unknown[], message: string): FieldFault[] {
  return found.flatMap((thing, index) =>
    thing === undefined ? [{ path: `${field}.${index}`, message }] : [],
  );
}
