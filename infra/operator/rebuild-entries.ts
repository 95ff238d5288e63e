import { bringListed } from "../../functions/lists/bring-listed.ts";
import { type ListedItem, listedEntities, listedItem } from "../../shared/messaging/item-changed.ts";
import type { StoredItem } from "../../shared/store/item.ts";
import { listEntryEntity } from "../../shared/store/list-entries.ts";
import { everyItem } from "./every-item.ts";

/** Things that are brought at the same time. */
const atOnce = 8;
/** After how many things it is said how far it went. */
const saidEvery = 1000;

/** What was looked at, and how many entries were written or deleted. */
interface Rebuilt {
  things: number;
  written: number;
}

/**
 * Brings the entries of everything that lists and searches find to what it is now, those of before there were entries too, as
 * the worker does after each change; deletes those of what is no more. What stands already is read and left: stopped
 * anywhere, it goes on when it is run again, beside the worker and what changes meanwhile.
 */
export async function rebuildEntries(say: (so: Rebuilt) => void = () => {}): Promise<Rebuilt> {
  const so: Rebuilt = { things: 0, written: 0 };
  const items = everyListed();
  const work = async () => {
    for await (const item of items) {
      const written = await bringListed(item);
      so.written += written;
      so.things += 1;
      if (so.things % saidEvery === 0) say(so);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return so;
}

/** What lists find and what entries stand for, some of it several times in a row, told once. */
async function* everyListed(): AsyncGenerator<ListedItem> {
  let last = "";
  for await (const item of everyItem([...Object.keys(listedEntities), listEntryEntity.name])) {
    const of = listedOf(item);
    const name = JSON.stringify(of);
    if (name === last) continue;
    last = name;
    yield of;
  }
}

/** What an item is of, in whose partition it stands: the thing itself, or an entry of it. */
function listedOf({ pk, entity }: StoredItem): ListedItem {
  const [, ...parts] = pk.split("#");
  if (entity !== listEntryEntity.name)
    return listedItem.parse({ kind: listedEntities[entity], id: parts.join("#") });
  const [kind, ...id] = parts;
  return listedItem.parse({ kind, id: id.join("#") });
}
