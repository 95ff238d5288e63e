import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { AddressBlock } from "../../../shared/domain/mail/address-block.ts";
import { parseBlock, saveBlock } from "../../../shared/store/blocked-addresses.ts";
import { blockedAddressKey } from "../../../shared/store/keys.ts";
import { ReadAhead } from "../../../shared/store/read-ahead.ts";
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
const [first, second] = ["a@example.org", "b@example.org"].map((address) => [blockedAddressKey(address)]);
const place = "a-person file_1";

beforeAll(async () => {
  await commit([saveBlock(0, blockOf("a@example.org", "pleine"))]);
  await commit([saveBlock(0, blockOf("b@example.org", "inconnue"))]);
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe("what stands beside a thing", () => {
  const ahead = new ReadAhead();
  const countCalls = () => vi.spyOn(table().client, "send");
  const reasonOf = async (beside: ReturnType<ReadAhead["begin"]>, keys = first ?? []) =>
    parseBlock((await beside.read(keys))[0])?.reason;

  it("is read once the thing named it, by a reader's first request", async () => {
    const calls = countCalls();
    const beside = ahead.begin(place);
    expect(calls).toHaveBeenCalledTimes(0);
    expect(await reasonOf(beside)).toBe("pleine");
    expect(calls).toHaveBeenCalledTimes(1);
  });

  it("is read while the thing is, by the next one, as it is by then", async () => {
    await commit([saveBlock(1, blockOf("a@example.org", "fermée"))]);
    const calls = countCalls();
    const beside = ahead.begin(place);
    expect(calls).toHaveBeenCalledTimes(1);
    expect(await reasonOf(beside)).toBe("fermée");
    expect(calls).toHaveBeenCalledTimes(1);
  });

  it("is read anew where the thing names another by then, and that one is remembered", async () => {
    expect(await reasonOf(ahead.begin(place), second)).toBe("inconnue");
    const calls = countCalls();
    expect(await reasonOf(ahead.begin(place), second)).toBe("inconnue");
    expect(calls).toHaveBeenCalledTimes(1);
  });

  it("is not read for another reader, who may be refused the thing", () => {
    const calls = countCalls();
    ahead.begin("another-person file_1");
    expect(calls).not.toHaveBeenCalled();
  });
});
