import { accountOfEmail } from "../../domain/enrolment/candidate.ts";
import type { ContactAddress } from "../../domain/people/contact-address.ts";
import type { Person } from "../../domain/people/person.ts";
import type { Copy } from "../../domain/privacy/copy.ts";
import { everyCertificateNumber } from "../../domain/validation/holdings.ts";
import { parseBlock } from "../../store/blocked-addresses.ts";
import { loadCertificate } from "../../store/certificates.ts";
import { registeredDecisionEntity } from "../../store/erasures.ts";
import { everyEntry } from "../../store/every-entry.ts";
import { expiryEntity } from "../../store/expiries.ts";
import { holdingsEntity } from "../../store/holdings.ts";
import { blockedAddressKey, candidatePartition } from "../../store/keys.ts";
import { listRectifications } from "../../store/rectifications.ts";
import { readMany, readPartition } from "../../store/table.ts";
import { readTrail } from "../../store/trails.ts";
import { toRectificationView } from "../../views/rectification-view.ts";
import { toTrailEntry } from "../../views/trail-view.ts";
import { type CopiedFile, jsonFile } from "./copied-file.ts";
import { mailsAbout } from "./mails.ts";

/** Entries of a page of a list. */
const page = 50;

/** R-RGPD-1: what is held of a person by themselves: who they are, how they are reached, what they hold, what happened to them. */
export async function* filesOfPerson(
  { account, subject }: Copy,
  person: Person,
  addresses: readonly ContactAddress[],
): AsyncGenerator<CopiedFile> {
  const emails = [account, ...addresses.map(({ email }) => accountOfEmail(email))];
  const blocks = await readMany([...new Set(emails)].map(blockedAddressKey));
  const { id, civilStatus, joinedWith = [] } = person;
  yield jsonFile("personne", {
    id,
    civilStatus,
    joinedWith,
    account: { subject, address: account },
    // Not the code by which one is proved: its mail brings it, or nothing does.
    addresses: addresses.map(({ personId: _, ...address }) =>
      address.state === "asked" ? { ...address, code: undefined } : address,
    ),
    blockedAddresses: blocks.map(parseBlock),
  });
  const items = await readPartition(candidatePartition(id));
  const holdings = holdingsEntity.among(items);
  yield jsonFile("acquis", {
    holdings,
    expiries: items.filter(expiryEntity.holds).map(expiryEntity.summary),
    certificates: await Promise.all(holdings.flatMap(everyCertificateNumber).map(loadCertificate)),
    registeredDecisions: registeredDecisionEntity.among(items),
  });
  for (const about of [id, ...joinedWith].map((one) => ({ kind: "person" as const, id: one }))) {
    const trail = everyEntry((cursor) => readTrail(about, page, cursor));
    yield jsonFile(`historique/${about.id}`, await Array.fromAsync(trail, toTrailEntry));
    yield jsonFile(`courriels/${about.id}`, await mailsAbout(about, () => true));
    const asked = everyEntry((cursor) => listRectifications(about.id, page, cursor));
    yield jsonFile(`rectifications/${about.id}`, await Array.fromAsync(asked, toRectificationView));
  }
}
