import {
  askProof,
  type ContactAddress,
  contactAddressMachine,
  proveAddress,
} from "../../../shared/domain/people/contact-address.ts";
import { noon, testId } from "../../support/files.ts";
import { proveTable } from "./prove-table.ts";

const named = { id: testId("adr", 1), personId: "prs_1", email: "amina@example.org" };
const code = "7K3M-9PQ2-XW4T";
const address = (state: ContactAddress["state"]): ContactAddress =>
  state === "asked"
    ? { ...named, state, code, mistakes: 0, version: 1 }
    : { ...named, state, provedAt: noon, version: 2 };

proveTable(contactAddressMachine, () => askProof(undefined, { ...named, code }), {
  "ask-again": { from: ["asked", "proved"], by: [(state) => askProof(address(state), { ...named, code })] },
  mistake: { from: ["asked"], by: [(state) => proveAddress(address(state), "0", 6, noon).after] },
  prove: { from: ["asked"], by: [(state) => proveAddress(address(state), code, 6, noon).after] },
});
