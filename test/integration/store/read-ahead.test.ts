import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { AddressBlock } from "../../../shared/domain/mail/address-block.ts";
import { parseBlock, saveBlock } from "../../../shared/store/blocked-addresses.ts";
import { blockedAddressKey } from "../../../shared/store/keys.ts";
import { type Beside, ReadAhead } from "../../../shared/store/read-ahead.ts";
import { table } from "../../../shared/store/table.ts";
import { commit } from "../../../shared/store/transaction.ts";
import { noon } from "../../support/files.ts";
import { useTable } from "../../support/table.ts";

useTable();

const blockOf = (address: string, reason: string): AddressBlock => ({
  address,
  state: "blocked",
  cause: "bounced",
  reason,
  blockedAt: noon,
});
const keysOf = (address: string) => [blockedAddressKey(address)];
const [first, second, changed] = ["a@example.org", "b@example.org", "c@example.org"] as const;
const place = "a-person file_1";

beforeAll(async () => {
  for (const address of [first, second, changed]) await commit([saveBlock(0, blockOf(address, address))]);
});
afterEach(() => {
  vi.restoreAllMocks();
});

const countCalls = () => vi.spyOn(table().client, "send");

async function reasonOf(beside: Beside, address: string): Promise<string | undefined> {
  const [item] = await beside.read(keysOf(address));
  return parseBlock(item)?.reason;
}

/** What remembers that an address stands beside the place. */
async function primedWith(address: string): Promise<ReadAhead> {
  const ahead = new ReadAhead();
  await ahead.begin(place).read(keysOf(address));
  return ahead;
}

describe("what stands beside a thing", () => {
  it("is read once the thing named it, by a reader's first request", async () => {
    const calls = countCalls();
    const beside = new ReadAhead().begin(place);
    expect(calls).toHaveBeenCalledTimes(0);
    expect(await reasonOf(beside, first)).toBe(first);
    expect(calls).toHaveBeenCalledTimes(1);
  });

  it("is read while the thing is, by the next one, as it is by then", async () => {
    const ahead = await primedWith(changed);
    await commit([saveBlock(1, blockOf(changed, "fermée"))]);
    const calls = countCalls();
    const beside = ahead.begin(place);
    expect(calls).toHaveBeenCalledTimes(1);
    expect(await reasonOf(beside, changed)).toBe("fermée");
    expect(calls).toHaveBeenCalledTimes(1);
  });

  it("is read anew where the thing names another by then, and that one is remembered", async () => {
    const ahead = await primedWith(first);
    expect(await reasonOf(ahead.begin(place), second)).toBe(second);
    const calls = countCalls();
    expect(await reasonOf(ahead.begin(place), second)).toBe(second);
    expect(calls).toHaveBeenCalledTimes(1);
  });

  it("is not read for another reader, who may be refused the thing", async () => {
    const ahead = await primedWith(first);
    const calls = countCalls();
    ahead.begin("another-person file_1");
    expect(calls).not.toHaveBeenCalled();
  });
});
