import { type Conflict, checkConflicts, conflictsOf } from "../../shared/domain/jury/composition.ts";
import type { JurySession } from "../../shared/domain/jury/session.ts";
import { fileEntity } from "../../shared/store/files.ts";
import { fileKey, memberKey } from "../../shared/store/keys.ts";
import { memberEntity } from "../../shared/store/members.ts";
import { readTogether } from "../../shared/store/table.ts";
import { loadMemberAsPerson } from "./member-as-person.ts";

/** Who of a session is looked at: all, unless told. */
interface Of {
  memberIds?: readonly string[];
  fileIds?: readonly string[];
}

/**
 * R-JURY-5: refuses what a session is to do while a member of it may not hear one of its candidates, as directory, files and
 * capacities are now. Four round trips.
 * @throws DomainError `conflict-of-interest`.
 */
export async function assertWithoutConflict(session: JurySession, of: Of = {}): Promise<void> {
  const { members, files, personOf } = await loadConcerned(session, of);
  checkConflicts(members, files, personOf);
}

/** R-JURY-5: which members of a session may not hear which of its candidates, as they are now. Four round trips. */
export async function conflictsInSession(session: JurySession): Promise<Conflict[]> {
  const { members, files, personOf } = await loadConcerned(session, {});
  return conflictsOf(members, files, personOf);
}

async function loadConcerned(session: JurySession, of: Of) {
  const memberIds = of.memberIds ?? session.members.map(({ id }) => id);
  const fileIds = of.fileIds ?? session.slots.map(({ fileId }) => fileId);
  const items = await readTogether([...memberIds.map(memberKey), ...fileIds.map(fileKey)]);
  const members = items.slice(0, memberIds.length).flatMap((item) => memberEntity.find(item) ?? []);
  const files = items.slice(memberIds.length).flatMap((item) => fileEntity.find(item) ?? []);
  const persons = await Promise.all(members.map(loadMemberAsPerson));
  return { members, files, personOf: (member: (typeof members)[number]) => persons[members.indexOf(member)] };
}
