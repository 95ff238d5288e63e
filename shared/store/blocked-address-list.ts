import type { AddressBlock } from "../domain/mail/address-block.ts";
import type { Instant } from "../domain/time/civil-date.ts";
import { blockEntity } from "./blocked-addresses.ts";
import type { Cursor } from "./cursor.ts";
import type { Listed } from "./entity.ts";
import { blockedAddresses } from "./keys.ts";
import { readSince } from "./narrowed-page.ts";
import type { Page } from "./table.ts";

/** The addresses that are not written to, last first; those that were blocked again since an instant, where one is given. */
export function listBlocks(
  limit: number,
  cursor: Cursor | undefined,
  since?: Instant,
): Promise<Page<Listed<AddressBlock>>> {
  const list = { index: "gsi3" as const, pk: blockedAddresses, newestFirst: true, limit, cursor };
  return readSince(list, since, blockEntity.listed);
}
