import { type Account, account } from "../domain/people/account.ts";
import { type Person, person, unknownPerson } from "../domain/people/person.ts";
import type { CivilDate } from "../domain/time/civil-date.ts";
import { defineEntity } from "./entity.ts";
import { everyEntry } from "./every-entry.ts";
import { accountKey, accountsOf, bornOn, personKey, sortKey } from "./keys.ts";
import { readOne, readPage } from "./table.ts";
import type { Write } from "./transaction.ts";

/** Persons; the word alone names staff in the table, since before persons were known. */
export const personEntity = defineEntity({
  name: "natural-person",
  data: () => person,
  summary: () => person,
});
/** Accounts. */
export const accountEntity = defineEntity({ name: "account", data: () => account, summary: () => account });

/** A person; one of whom nothing is written where there is no item. One round trip. */
export async function loadPerson(personId: string): Promise<Person> {
  return personEntity.find(await readOne(personKey(personId))) ?? unknownPerson(personId);
}

/** R-PER-4: the person whom an identifier names now, followed through joinings. One round trip, and one for each. */
export async function loadPersonNow(personId: string): Promise<Person> {
  const person = await loadPerson(personId);
  return person.joinedInto === undefined ? person : loadPersonNow(person.joinedInto);
}

/** Persons of a page. */
const pageOfPersons = 100;

/** R-PER-4: a person with all those who turned out to be them, by joinings within joinings. One round trip each. */
export async function loadPersonWhole(personId: string): Promise<[Person, ...Person[]]> {
  const person = await loadPerson(personId);
  const joined = await Promise.all((person.joinedWith ?? []).map(loadPersonWhole));
  return [person, ...joined.flat()];
}

/** R-PER-4: the persons born on a day, but for those who were joined with another. */
export function listBornOn(day: CivilDate): AsyncGenerator<Person> {
  const list = { index: "gsi1" as const, pk: bornOn(day), limit: pageOfPersons };
  return everyEntry((cursor) => readPage({ ...list, cursor }, personEntity.summary));
}

/** The account of a subject, or undefined before its first token. One round trip. */
export async function loadAccount(subject: string): Promise<Account | undefined> {
  return accountEntity.find(await readOne(accountKey(subject)));
}

/** The write that saves a person as a new version. */
export function savePerson(before: Person, after: Person): Write {
  const saved = { ...after, version: before.version + 1 };
  const born = after.joinedInto === undefined ? after.civilStatus?.bornOn : undefined;
  return {
    put: personEntity.item({
      ...personKey(after.id),
      version: saved.version,
      data: saved,
      ...(born === undefined
        ? {}
        : { summary: saved, indexes: { gsi1: { pk: bornOn(born), sk: sortKey(after.id) } } }),
    }),
    when: before.version === 0 ? "absent" : { version: before.version },
  };
}

/** Condition that nothing was written about a person since they were read. */
export function unchangedPerson({ id, version }: Person): Write {
  return { check: personKey(id), when: version === 0 ? "absent" : { version } };
}

/** The write that saves an account, which version 1 opens, and lists it among those of its person. */
export function saveAccount(after: Account): Write {
  const { subject, personId, version } = after;
  return {
    put: accountEntity.item({
      ...accountKey(subject),
      version,
      data: after,
      summary: after,
      indexes: { gsi1: { pk: accountsOf(personId), sk: subject } },
    }),
    when: version === 1 ? "absent" : { version: version - 1 },
  };
}

/** The accounts of a person, but for those that had no token since accounts are listed. */
export function listAccounts(personId: string): AsyncGenerator<Account> {
  const list = { index: "gsi1" as const, pk: accountsOf(personId), limit: pageOfPersons };
  return everyEntry((cursor) => readPage({ ...list, cursor }, accountEntity.summary));
}
