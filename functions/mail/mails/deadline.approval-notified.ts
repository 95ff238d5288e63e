import { approvalEndNotified } from "../../../events/deadlines.ts";
import { dateInParis } from "../../../shared/domain/time/civil-date.ts";
import { type ApprovalDeadlineTold, approvalDeadlineMail } from "../../../shared/mails/approval-deadline.ts";
import { loadCentre } from "../../../shared/store/centres.ts";
import { everyEntry } from "../../../shared/store/every-entry.ts";
import { type FileSummary, isUnderWay, listFiles } from "../../../shared/store/files.ts";
import { nameInForce } from "../../../shared/store/referential.ts";
import { declareMail } from "../declare-mail.ts";
import { exampleMail } from "../example.ts";
import { addressOf } from "../party-address.ts";

/** Candidates named in a mail at most. */
const namedAtMost = 30;

/** R-CTR-3: the candidates under way with a centre for a certification and a path. */
async function candidatesUnderWay(centreId: string, wanted: Pick<FileSummary, "certification" | "path">) {
  const names: string[] = [];
  for await (const file of everyEntry((cursor) => listFiles({ of: "centre", centreId }, 100, cursor))) {
    const { certification, path, candidateName } = file;
    if (isUnderWay(file) && certification === wanted.certification && path === wanted.path)
      names.push(candidateName);
    if (names.length > namedAtMost) break;
  }
  return { names: names.slice(0, namedAtMost), more: names.length > namedAtMost };
}

const toCentre: ApprovalDeadlineTold = {
  ...exampleMail,
  to: "centre",
  greetedName: "Centre Exemple",
  centreName: "Centre Exemple",
  service: "vae",
  lastDay: "2030-12-31",
  moment: 90,
  underWay: { names: [], more: false },
  centreUrl: `${exampleMail.portalUrl}/centres/ctr_exemple`,
};
const toOemm: ApprovalDeadlineTold = { ...toCentre, to: "oemm", greetedName: "OEMM", service: "training" };

/** R-DATE-3, R-CTR-3: to the centre, or to OEMM with the candidates to find another one for. */
export const mail = declareMail({
  fact: approvalEndNotified,
  async load({ fact, data, settings: { portalUrl, contact } }) {
    const { to, certification, service, lastDay, moment } = data;
    const found = await loadCentre(fact.about.id);
    if (found === undefined || to.party === "candidate" || to.party === "company")
      throw new Error(`no recipient to write to about ${fact.id}`);
    const { id, name } = found.centre;
    const person = await addressOf(to, contact);
    const tellsOemm = to.party === "oemm" && moment === "passed";
    return {
      to: person,
      given: {
        to: to.party,
        greetedName: person.name,
        centreName: name,
        certificationName: await nameInForce(certification, dateInParis(fact.at)),
        service,
        lastDay,
        moment,
        underWay: tellsOemm
          ? await candidatesUnderWay(id, { certification, path: service })
          : { names: [], more: false },
        centreUrl: `${portalUrl}/centres/${id}`,
        contact,
      },
    };
  },
  write: approvalDeadlineMail,
  examples: [
    toCentre,
    { ...toCentre, moment: "passed" },
    toOemm,
    { ...toOemm, moment: "passed" },
    { ...toOemm, moment: "passed", underWay: { names: ["Amina Exemple"], more: true } },
  ],
});
