import { expect, it } from "vitest";
import {
  type AddressBlock,
  addressBlockMachine,
  blockAddress,
  liftBlock,
} from "../../../shared/domain/mail/address-block.ts";
import { noon } from "../../support/files.ts";
import { proveTable } from "./prove-table.ts";

const told = { address: "amina@example.org", cause: "bounced" as const, reason: "…", blockedAt: noon };
const block = (state: AddressBlock["state"]) => ({ ...told, state });

function begun(): AddressBlock {
  const first = blockAddress(undefined, told);
  if (first === undefined) throw new Error("an address that bounced is blocked");
  return first;
}

proveTable(addressBlockMachine, begun, {
  lift: { from: ["blocked"], by: [(state) => liftBlock(block(state), { at: noon, by: "OEMM" })] },
  "block-again": { from: ["lifted"], by: [(state) => blockAddress(block(state), told)] },
});

it("an address that is blocked already stays as it is, for the first cause that was told", () => {
  expect(blockAddress(begun(), { ...told, cause: "complained" })).toBeUndefined();
});
