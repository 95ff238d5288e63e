import * as z from "zod";
import { accountOfEmail } from "../domain/enrolment/candidate.ts";
import { type AddressBlock, addressBlock } from "../domain/mail/address-block.ts";
import type { Cursor } from "./cursor.ts";
import type { StoredItem } from "./item.ts";
import { blockedAddresses, blockedAddressKey, sortKey } from "./keys.ts";
import { type Page, readPage, readTogether } from "./table.ts";
import type { Write } from "./transaction.ts";

/** The block of an address, however it is written; version 0 when there never was one. One round trip. */
export async function loadBlock(
  email: string,
): Promise<{ block: AddressBlock | undefined; version: number }> {
  const [item] = await readTogether([blockedAddressKey(accountOfEmail(email))]);
  if (item === undefined) return { block: undefined, version: 0 };
  return { block: z.parse(addressBlock, item.data), version: item.version };
}

/** The block of an address from its item; undefined where it is written to. */
export function parseBlock(item: StoredItem | undefined): AddressBlock | undefined {
  const block = item === undefined ? undefined : z.parse(addressBlock, item.data);
  return block?.state === "blocked" ? block : undefined;
}

/** The write that saves a block, unless it changed since it was read. */
export function saveBlock(version: number, block: AddressBlock): Write {
  return {
    put: {
      ...blockedAddressKey(block.address),
      entity: "address-block",
      version: version + 1,
      data: block,
      ...(block.state === "blocked"
        ? {
            summary: block,
            indexes: { gsi3: { pk: blockedAddresses, sk: sortKey(block.blockedAt, block.address) } },
          }
        : {}),
    },
    when: version === 0 ? "absent" : { version },
  };
}

/** The addresses that are not written to, last first. */
export async function listBlocks(limit: number, cursor: Cursor | undefined): Promise<Page<AddressBlock>> {
  const page = await readPage({ index: "gsi3", pk: blockedAddresses, newestFirst: true, limit, cursor });
  return { entries: page.entries.map((item) => z.parse(addressBlock, item.summary)), next: page.next };
}
