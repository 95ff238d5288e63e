import { wordsOf } from "../../shared/domain/lists/search-words.ts";
import type { nameOf } from "../../shared/domain/people/civil-status.ts";
import type { ListedItem } from "../../shared/messaging/item-changed.ts";
import { centreEntity } from "../../shared/store/centres.ts";
import { certificateEntity } from "../../shared/store/certificates.ts";
import { companyEntity } from "../../shared/store/companies.ts";
import { contactAddressEntity } from "../../shared/store/contact-addresses.ts";
import { fileEntity, loadFileMains } from "../../shared/store/files.ts";
import { everyFileOf } from "../../shared/store/files-of-person.ts";
import type { StoredItem } from "../../shared/store/item.ts";
import {
  centreKey,
  certificateKey,
  companyKey,
  fileKey,
  type Key,
  memberKey,
  personKey,
  personPartition,
  sessionKey,
  sortKey,
  taskKey,
} from "../../shared/store/keys.ts";
import { type ListedThing, scopeOfOemm } from "../../shared/store/list-entries.ts";
import { wordsOfCertificate, wordsOfParty } from "../../shared/store/listed-by-oemm.ts";
import { listedFile } from "../../shared/store/listed-files.ts";
import { scopesOfSession } from "../../shared/store/listed-sessions.ts";
import { memberEntity } from "../../shared/store/members.ts";
import { personEntity } from "../../shared/store/persons.ts";
import { sessionEntity } from "../../shared/store/sessions.ts";
import { readOne, readPartition } from "../../shared/store/table.ts";
import { placeOfTask, taskEntity } from "../../shared/store/tasks.ts";
import type { Write } from "../../shared/store/transaction.ts";

/** Something as lists and searches are to find it, nothing where it is no more, and the condition that it still is so. */
export interface ReadThing {
  thing: ListedThing | undefined;
  unchanged: Write;
}

/** Reads something of the table as lists and searches are to find it. One round trip; three for a person. */
export function readListed({ kind, id }: ListedItem): Promise<ReadThing> {
  switch (kind) {
    case "file":
      return read(fileKey(id), (item) => listedFile(fileEntity.read(item)));
    case "company":
      return read(companyKey(id), (item) => party("company", companyEntity.read(item)));
    case "centre":
      return read(centreKey(id), (item) => party("centre", centreEntity.read(item)));
    case "jury-member":
      return read(memberKey(id), (item) => party("jury-member", memberEntity.read(item)));
    case "certificate":
      return read(certificateKey(id), (item) => {
        const held = certificateEntity.read(item);
        const { number, version, decidedOn, certification } = held;
        const words = wordsOfCertificate(held);
        return { ...ofOemm("certificate", number, version), order: decidedOn, part: [certification], words };
      });
    case "session":
      return read(sessionKey(id), (item) => {
        const session = sessionEntity.read(item);
        const { version, date, certification, state } = session;
        const scopes = scopesOfSession(session);
        return { kind: "session", id, version, scopes, order: date, part: [certification, state], words: [] };
      });
    case "task":
      return read(taskKey(id), (item) => {
        const held = taskEntity.read(item);
        const order = sortKey(...placeOfTask(held));
        return { ...ofOemm("task", id, held.version), order, part: [held.kind, held.state], words: [] };
      });
    case "person":
      return readPerson(id);
  }
}

async function read(key: Key, toThing: (item: StoredItem) => ListedThing): Promise<ReadThing> {
  const item = await readOne(key);
  return { thing: item && toThing(item), unchanged: { check: key, when: item ?? "absent" } };
}

function ofOemm(kind: ListedItem["kind"], id: string, version: number) {
  return { kind, id, version, scopes: [scopeOfOemm] } satisfies Partial<ListedThing>;
}

/** A company, a centre or a jury member. */
function party(
  kind: "company" | "centre" | "jury-member",
  {
    id,
    version,
    name,
    email,
    city,
  }: { id: string; version: number; name: string; email: string; city?: string },
): ListedThing {
  return { ...ofOemm(kind, id, version), order: name, words: wordsOfParty({ id, name, email, city }) };
}

/** A person, unless they were joined with another: by names, number, and the addresses that they or their files are reached at. */
async function readPerson(id: string): Promise<ReadThing> {
  const items = await readPartition(personPartition(id));
  const [person] = personEntity.among(items);
  const unchanged: Write = { check: personKey(id), when: person ?? "absent" };
  if (person?.civilStatus === undefined || person.joinedInto !== undefined)
    return { thing: undefined, unchanged };
  const { firstNames, usedName, birthName } = person.civilStatus;
  const addresses = contactAddressEntity.among(items).map(({ email }) => email);
  const words = wordsOf(firstNames, usedName, birthName, id, ...addresses, ...(await addressesOfFiles(id)));
  return {
    thing: {
      ...ofOemm("person", id, person.version),
      order: orderOf(person.civilStatus),
      words,
    },
    unchanged,
  };
}

function orderOf(known: Parameters<typeof nameOf>[0]): string {
  const { usedName, birthName, firstNames } = known;
  return wordsOf(usedName ?? birthName, firstNames).join(" ");
}

async function addressesOfFiles(personId: string): Promise<string[]> {
  const files = await Array.fromAsync(everyFileOf(personId), ({ id }) => id);
  const mains = await loadFileMains(files.slice(0, mostFiles));
  return mains.flatMap((file) =>
    file?.candidate.personId === personId && file.candidate.email !== undefined ? [file.candidate.email] : [],
  );
}

/** Files of a person that are looked at: more than a person has. */
const mostFiles = 50;
