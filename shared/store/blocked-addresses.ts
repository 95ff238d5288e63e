import { accountOfEmail } from "../domain/enrolment/candidate.ts";
import { type AddressBlock, addressBlock } from "../domain/mail/address-block.ts";
import { defineEntity } from "./entity.ts";
import type { StoredItem } from "./item.ts";
import { blockedAddresses, blockedAddressKey, sortKey } from "./keys.ts";
import { readOne } from "./table.ts";
import type { Write } from "./transaction.ts";

/** The blocks of addresses. */
export const blockEntity = defineEntity({
  name: "address-block",
  data: () => addressBlock,
  summary: () => addressBlock,
});

/** The block of an address, however it is written; version 0 when there never was one. One round trip. */
export async function loadBlock(
  email: string,
): Promise<{ block: AddressBlock | undefined; version: number }> {
  const item = await readOne(blockedAddressKey(accountOfEmail(email)));
  return { block: blockEntity.find(item), version: item?.version ?? 0 };
}

/** The block of an address from its item; undefined where it is written to. */
export function parseBlock(item: StoredItem | undefined): AddressBlock | undefined {
  const block = blockEntity.find(item);
  return block?.state === "blocked" ? block : undefined;
}

/** The write that saves a block, unless it changed since it was read. */
export function saveBlock(version: number, block: AddressBlock): Write {
  return {
    put: blockEntity.item({
      ...blockedAddressKey(block.address),
      version: version + 1,
      data: block,
      ...(block.state === "blocked"
        ? {
            summary: block,
            indexes: { gsi3: { pk: blockedAddresses, sk: sortKey(block.blockedAt, block.address) } },
          }
        : {}),
    }),
    when: version === 0 ? "absent" : { version },
  };
}
