import type { FactSubject } from "../../../events/fact.ts";
import { accountOfEmail } from "../../domain/enrolment/candidate.ts";
import { memberId } from "../../domain/ids.ts";
import { givesAccess, type Membership, waitsForAnswer } from "../../domain/people/membership.ts";
import type { Copy } from "../../domain/privacy/copy.ts";
import { everyEntry } from "../../store/every-entry.ts";
import { listFiles, loadCandidateFile } from "../../store/files.ts";
import { loadMember } from "../../store/members.ts";
import { loadMemberships } from "../../store/memberships.ts";
import { listSessions } from "../../store/sessions.ts";
import { loadStaff } from "../../store/staff.ts";
import { type CopiedFile, jsonFile } from "./copied-file.ts";
import { mailsAbout } from "./mails.ts";

/** Entries of a page of a list. */
const page = 100;

/**
 * R-RGPD-1: what is held of a person for what they do for others: as an evaluator, on juries, for a company, a centre or OEMM.
 * What those whom they evaluate or judge have in their files isn't theirs.
 */
export async function* filesOfCapacities({ account, subject }: Copy): AsyncGenerator<CopiedFile> {
  const toThem = (about: FactSubject) => mailsAbout(about, ({ to }) => accountOfEmail(to) === account);
  const assessed = everyEntry((cursor) => listFiles({ of: "evaluator", account }, page, cursor));
  for await (const { id } of assessed) {
    const file = await loadCandidateFile(id);
    if (file?.path !== "training") continue;
    const isTheirs = (one: { account: string }) => one.account === account;
    const evaluator = file.evaluators.find(isTheirs);
    if (evaluator === undefined) continue;
    yield jsonFile(`evaluations/${id}`, {
      evaluator,
      opinion: file.opinions.find(isTheirs),
      mails: await toThem({ kind: "file", id }),
    });
  }
  const isTheirs = (held: Membership) => givesAccess(held, subject) || waitsForAnswer(held);
  for (const membership of (await loadMemberships(account)).filter(isTheirs)) {
    const { partyId } = membership;
    const path = `qualites/${partyId}`;
    if (!memberId.safeParse(partyId).success) {
      const { people } = await loadStaff(partyId);
      const person = people.find((one) => one.account === account);
      yield jsonFile(path, { membership, person, mails: await toThem({ kind: "party", id: partyId }) });
      continue;
    }
    const sessions = everyEntry((cursor) => listSessions({ memberId: partyId }, undefined, page, cursor));
    const sat = [];
    for await (const session of sessions)
      sat.push({ ...session, mails: await toThem({ kind: "session", id: session.id }) });
    yield jsonFile(path, {
      membership,
      member: await loadMember(partyId),
      sessions: sat,
      mails: await toThem({ kind: "jury-member", id: partyId }),
    });
  }
}
