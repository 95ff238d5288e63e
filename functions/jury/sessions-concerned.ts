import { type CivilDate, dateInParis } from "../../shared/domain/time/civil-date.ts";
import { systemRuntime } from "../../shared/runtime/system-runtime.ts";
import { listEngagements } from "../../shared/store/diaries.ts";
import { loadFileMains } from "../../shared/store/files.ts";
import { everyFileOf } from "../../shared/store/files-of-person.ts";
import { loadMemberships } from "../../shared/store/memberships.ts";
import { loadStaffMember } from "../../shared/store/staff.ts";

/** The session that is to hear a file, if one is. One round trip. */
export async function sessionsOfFile(fileId: string): Promise<string[]> {
  return sessionsHearing([fileId]);
}

/** The sessions that are to hear the files of a person. */
export async function sessionsOfPerson(personId: string): Promise<string[]> {
  const waiting: string[] = [];
  for await (const { id, state } of everyFileOf(personId)) if (state === "scheduled") waiting.push(id);
  return sessionsHearing(waiting);
}

async function sessionsHearing(fileIds: readonly string[]): Promise<string[]> {
  const files = await loadFileMains(fileIds);
  return files.flatMap((file) => (file?.state === "scheduled" ? file.sessionId : []));
}

/** The sessions that a member of juries sits on from today on, planned ones too. One round trip. */
export async function sessionsOfMember(memberId: string): Promise<string[]> {
  const today: CivilDate = dateInParis(systemRuntime.now());
  const days = await listEngagements(memberId, today);
  return days.flatMap(({ engagements }) => engagements.map(({ sessionId }) => sessionId));
}

/** The sessions of whom a person of a company, a centre or OEMM is on juries. */
export async function sessionsOfStaff(partyId: string, staffId: string): Promise<string[]> {
  const person = await loadStaffMember(partyId, staffId);
  return person === undefined ? [] : sessionsOfAccount(person.account);
}

/** The sessions of whom an account's address is on juries. */
async function sessionsOfAccount(account: string): Promise<string[]> {
  const memberships = await loadMemberships(account);
  const members = memberships.filter(({ group }) => group === "jury-member");
  return (await Promise.all(members.map(({ partyId }) => sessionsOfMember(partyId)))).flat();
}
