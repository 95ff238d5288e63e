import { copyObject } from "../../shared/objects/copy-objects.ts";
import { eraseFolder } from "../../shared/objects/erase-objects.ts";
import { loadCopies } from "../../shared/store/copies.ts";
import { deleteItems } from "../../shared/store/erasures.ts";
import { copyKey } from "../../shared/store/keys.ts";
import { loadPerson } from "../../shared/store/persons.ts";

/**
 * R-RGPD-2: erases the copies that a person asked for, which hold what is erased: objects first, so that what was interrupted
 * is found again. One that is being written finds itself gone, and deletes what it wrote.
 */
export async function eraseCopies(personId: string): Promise<void> {
  const { joinedWith = [] } = await loadPerson(personId);
  const copies = (await Promise.all([personId, ...joinedWith].map(loadCopies))).flat();
  for (const { id } of copies) await eraseFolder(copyObject(id));
  await deleteItems(copies.map((copy) => copyKey(copy.personId, copy.id)));
}
