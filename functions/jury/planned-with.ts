import { DomainError, type FieldFault } from "../../shared/domain/domain-error.ts";
import type { FileMain } from "../../shared/domain/enrolment/file.ts";
import { type Diary, type DiaryDay, daysOf } from "../../shared/domain/jury/diary.ts";
import type { JuryMember, MemberAsPerson } from "../../shared/domain/jury/member.ts";
import type { SessionPlan } from "../../shared/domain/jury/plan.ts";
import type { JurySession } from "../../shared/domain/jury/session.ts";
import type { AcquiredDomains } from "../../shared/domain/validation/acquired-domain.ts";
import { diaryKeys, parseDiaries } from "../../shared/store/diaries.ts";
import { fileEntity } from "../../shared/store/files.ts";
import { loadHoldings } from "../../shared/store/holdings.ts";
import { fileKey, memberKey } from "../../shared/store/keys.ts";
import { memberEntity } from "../../shared/store/members.ts";
import { certificationsOfFiles } from "../../shared/store/referential.ts";
import { readTogether } from "../../shared/store/table.ts";
import { loadMemberAsPerson } from "./member-as-person.ts";

/** What a plan names, as it is now. */
export interface PlannedParts {
  members: JuryMember[];
  /** Who each of them is besides what the directory says (R-PER-6). */
  personOf: (member: JuryMember) => MemberAsPerson | undefined;
  files: FileMain[];
  /** Files that the plan leaves out, to put back on the waiting list. */
  leaving: FileMain[];
  /** The days of the members, of the plan and of the session before it. */
  diaries: Diary[];
  /** What the candidate of each planned file holds (R-JURY-10). */
  acquired: (file: FileMain) => AcquiredDomains;
  /** The domains of each planned file's version of the certification (R-REF-3). */
  domainCodes: (file: FileMain) => readonly string[];
}

/**
 * Reads the members and files that a plan names, and the files of `leavingIds`, in one round trip, and in a
 * second one what their candidates hold.
 * @throws DomainError `plan-names-unknown`, one fault for each member or file that does not exist.
 */
export async function loadPlannedParts(
  plan: Pick<SessionPlan, "memberIds" | "fileIds" | "date">,
  leavingIds: readonly string[] = [],
  before?: JurySession,
): Promise<PlannedParts> {
  const days = distinctDays([
    ...plan.memberIds.map((memberId) => ({ memberId, date: plan.date })),
    ...(before === undefined ? [] : daysOf(before)),
  ]);
  const items = await readTogether([
    ...diaryKeys(days),
    ...plan.memberIds.map(memberKey),
    ...plan.fileIds.map(fileKey),
    ...leavingIds.map(fileKey),
  ]);
  const diaries = parseDiaries(items, days);
  const members = items.slice(days.length, days.length + plan.memberIds.length).map(memberEntity.find);
  const files = items.slice(days.length + plan.memberIds.length).map(fileEntity.find);
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
  const found = planned.filter((file) => file !== undefined);
  const known = members.filter((member) => member !== undefined);
  const [holdings, certifications, persons] = await Promise.all([
    loadHoldings(found),
    certificationsOfFiles(found),
    Promise.all(known.map(loadMemberAsPerson)),
  ]);
  const codes = new Map(
    found.map((file, index) => [file.id, certifications[index]?.domains.map(({ code }) => code)]),
  );
  return {
    members: known,
    personOf: (member) => persons[known.indexOf(member)],
    files: found,
    diaries,
    acquired: (file) => holdings[found.indexOf(file)]?.acquired ?? {},
    domainCodes: (file) => codes.get(file.id) ?? [],
    leaving: files.slice(plan.fileIds.length).filter((file) => file !== undefined),
  };
}

/** The same day asked for once: a transaction reads an item once. */
function distinctDays(days: readonly DiaryDay[]): DiaryDay[] {
  return [...new Map(days.map((day) => [`${day.memberId} ${day.date}`, day])).values()];
}

function unknown(field: string, found: readonly unknown[], message: string): FieldFault[] {
  return found.flatMap((thing, index) =>
    thing === undefined ? [{ path: `${field}.${index}`, message }] : [],
  );
}
