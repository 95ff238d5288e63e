import * as z from "zod";
import { type JuryMember, juryMember } from "../domain/jury/member.ts";
import type { Cursor } from "./cursor.ts";
import type { StoredItem } from "./item.ts";
import { juryDirectory, memberKey, sortKey } from "./keys.ts";
import { type Page, readPage, readTogether } from "./table.ts";
import type { Write } from "./transaction.ts";

/** A jury member from their item, or undefined. */
export function parseMember(item: StoredItem | undefined): JuryMember | undefined {
  return item === undefined ? undefined : z.parse(juryMember, item.data);
}

/** A jury member, or undefined. One round trip. */
export async function loadMember(memberId: string): Promise<JuryMember | undefined> {
  const [item] = await readTogether([memberKey(memberId)]);
  return parseMember(item);
}

/** The write that creates a jury member or saves them as a new version. */
export function saveMember(before: JuryMember | undefined, after: JuryMember): Write {
  const member = { ...after, version: (before?.version ?? 0) + 1 };
  return {
    put: {
      ...memberKey(member.id),
      entity: "jury-member",
      version: member.version,
      data: member,
      summary: member,
      indexes: { gsi3: { pk: juryDirectory, sk: sortKey(member.name, member.id) } },
    },
    when: before === undefined ? "absent" : { version: before.version },
  };
}

/** A page of the jury directory, by name. */
export async function listMembers(limit: number, cursor: Cursor | undefined): Promise<Page<JuryMember>> {
  const page = await readPage({ index: "gsi3", pk: juryDirectory, limit, cursor });
  return { entries: page.entries.map((item) => z.parse(juryMember, item.summary)), next: page.next };
}
