import { type JuryMember, juryMember } from "../domain/jury/member.ts";
import type { Cursor } from "./cursor.ts";
import { defineEntity, type Listed } from "./entity.ts";
import { juryDirectory, memberKey, sortKey } from "./keys.ts";
import { type Page, readOne, readPage } from "./table.ts";
import type { Write } from "./transaction.ts";

/** The jury directory. */
export const memberEntity = defineEntity({
  name: "jury-member",
  data: () => juryMember,
  summary: () => juryMember,
});

/** A jury member, or undefined. One round trip. */
export async function loadMember(memberId: string): Promise<JuryMember | undefined> {
  return memberEntity.find(await readOne(memberKey(memberId)));
}

/** The write that creates a jury member or saves them as a new version. */
export function saveMember(before: JuryMember | undefined, after: JuryMember): Write {
  const member = { ...after, version: (before?.version ?? 0) + 1 };
  return {
    put: memberEntity.item({
      ...memberKey(member.id),
      version: member.version,
      data: member,
      summary: member,
      indexes: { gsi3: { pk: juryDirectory, sk: sortKey(member.name, member.id) } },
    }),
    when: before === undefined ? "absent" : { version: before.version },
  };
}

/** A page of the jury directory, by name. */
export function listMembers(limit: number, cursor: Cursor | undefined): Promise<Page<Listed<JuryMember>>> {
  return readPage({ index: "gsi3", pk: juryDirectory, limit, cursor }, memberEntity.listed);
}
