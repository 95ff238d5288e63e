import { existsSync } from "node:fs";
import { join } from "node:path";
import { certificateRestored, certificateWithdrawn } from "../events/certificate.ts";
import { decisionCorrected, decisionSigned } from "../events/jury.ts";
import { printedOnFact } from "../functions/documents/print-orders.ts";
import { certificateFacts } from "../functions/jury/follow-sheet.ts";
import type { Certificate } from "../shared/domain/certificate/certificate.ts";
import {
  fallenWith,
  followCertificate,
  restoreCertificate,
  withdrawCertificate,
} from "../shared/domain/certificate/life.ts";
import { firstJuryDeadline } from "../shared/domain/deadlines/kinds/first-jury.ts";
import { validationDeadlines } from "../shared/domain/deadlines/kinds/partial-validation.ts";
import type { CandidateFile } from "../shared/domain/enrolment/file.ts";
import type { JuryOutcome } from "../shared/domain/jury/outcome.ts";
import { guidePolicy } from "../shared/domain/policy/guide-policy.ts";
import type { DecisionSheet } from "../shared/domain/validation/decision-sheet.ts";
import {
  decideLate,
  fileRestored,
  fileWithout,
  followCorrection,
  recordDecision,
  showAppearance,
} from "../shared/domain/validation/file-outcome.ts";
import { type Holdings, holdingsAfter, noHoldings } from "../shared/domain/validation/holdings.ts";
import { correctSheet, writeSheet } from "../shared/domain/validation/write-sheet.ts";

const codes = ["A", "B"];
const rules = { domainCodes: codes, validity: guidePolicy.partialValidity.vae };
const [early, day, today] = ["2026-02-02", "2027-02-02", "2027-02-20"];
const at = `${day}T12:00:00Z`;

/** A trained candidate of a certification of two domains, and the facts of the last thing that happened. */
interface World {
  file: CandidateFile;
  holdings: Holdings;
  certificate?: Certificate;
  sheets: readonly DecisionSheet[];
  facts: readonly string[];
}
type Step = (world: World) => World;

const begun: World = {
  file: {
    id: "file_1",
    version: 1,
    path: "training",
    state: "scheduled",
    certification: "CMI",
    candidate: {
      personId: "prs_1",
      civilStatus: { birthName: "Exemple", firstNames: "Camille" },
      email: "…",
    },
    companyId: "cmp_1",
    firstJuryBy: "2029-01-01",
  } as unknown as CandidateFile,
  holdings: noHoldings("prs_1", "CMI"),
  sheets: [],
  facts: [],
};

const granting = (...granted: string[]): JuryOutcome & { kind: "decided" } => ({
  kind: "decided",
  domains: Object.fromEntries(
    codes.map((code) => [code, granted.includes(code) ? "acquired" : "not-acquired"]),
  ),
});
const none = granting();
const part = granting("A");
const all = granting(...codes);

function follow(world: World, sheet: DecisionSheet, file: CandidateFile, said: { type: string }): World {
  const held = holdingsAfter(world.holdings, sheet, { ...rules, partyId: "cmp_1" });
  const known = world.certificate === undefined ? [] : [world.certificate];
  const given = { number: "CQP-1", at, bonus: guidePolicy.bonus };
  const { holdings, change } = followCertificate(held, sheet, known, given);
  return {
    ...world,
    file,
    holdings: { ...holdings, version: holdings.version + 1 },
    sheets: [...world.sheets, sheet],
    facts: [said, ...certificateFacts(change)].map(({ type }) => type),
    ...(change === undefined ? {} : { certificate: change.after }),
  };
}

const decided =
  (outcome: JuryOutcome & { kind: "decided" }, on: string, record = recordDecision): Step =>
  (world) => {
    const presented = Object.entries(outcome.domains).filter(
      ([code]) => world.holdings.acquired[code] === undefined,
    );
    const sheet = writeSheet(
      world.file,
      { ...outcome, domains: Object.fromEntries(presented) },
      {
        ...rules,
        id: `sheet_${on}`,
        number: "FD-1",
        sessionId: "ses_1",
        acquiredBefore: world.holdings.acquired,
        decidedOn: on,
        chair: { memberId: "jur_1", name: "…" },
        signedAt: at,
      },
    );
    return follow(
      world,
      sheet,
      record(
        {
          ...world.file,
          state: world.file.state === "submitted" ? "submitted" : "scheduled",
        } as CandidateFile,
        sheet,
      ),
      decisionSigned,
    );
  };

const corrected =
  (outcome: JuryOutcome): Step =>
  (world) => {
    const first = world.sheets.at(-1);
    if (first === undefined) return world;
    const sheet = correctSheet(first, outcome, { ...rules, id: `${first.id}_R`, signedAt: at });
    const record = world.file.state === "submitted" ? decideLate : followCorrection;
    return follow(world, sheet, record(world.file, sheet), decisionCorrected);
  };

const undone: Step = (world) => ({ ...world, file: showAppearance(world.file, day) });
const waiting: Step = (world) => ({ ...world, file: { ...world.file, state: "submitted" } as CandidateFile });

const withdrawn =
  (because: "fraud" | "annulled", rank = -1): Step =>
  (world) => {
    const fallen = world.sheets.at(rank);
    if (world.certificate === undefined || fallen === undefined) return world;
    const own = world.sheets.find(({ id }) => id === world.certificate?.sheetId) ?? fallen;
    const sheets = { own, fallen, all: world.sheets };
    const after = withdrawCertificate(world.holdings, world.certificate, sheets, { because, at });
    const file = fileWithout(world.file, { fallen: fallen.id, because, certified: true }) ?? world.file;
    return { ...world, ...after, file, facts: [certificateWithdrawn.type] };
  };

const restored: Step = (world) => {
  const { certificate } = world;
  const of = (id: string | undefined) => world.sheets.find((sheet) => sheet.id === id);
  const [own, returned] = [of(certificate?.sheetId), of(certificate && fallenWith(certificate))];
  if (certificate === undefined || own === undefined || returned === undefined) return world;
  const after = restoreCertificate(
    world.holdings,
    certificate,
    { own, returned },
    { ...rules, at, others: [] },
  );
  const file = fileRestored(world.file, true) ?? world.file;
  return { ...world, ...after, file, facts: [certificateRestored.type] };
};

/** Each combination: what had happened, and what happens then. */
const combinations: readonly { name: string; before: readonly Step[]; happens: Step }[] = [
  { name: "a grant made partial", before: [decided(all, day)], happens: corrected(part) },
  { name: "a grant made nothing acquired", before: [decided(all, day)], happens: corrected(none) },
  { name: "a partial validation made a grant", before: [decided(part, day)], happens: corrected(all) },
  { name: "nothing acquired made all", before: [decided(none, day)], happens: corrected(all) },
  { name: "nothing acquired made partial", before: [decided(none, day)], happens: corrected(part) },
  {
    name: "a grant made partial, and granted again",
    before: [decided(all, day), corrected(part)],
    happens: corrected(all),
  },
  {
    name: "what completed an earlier decision made nothing",
    before: [decided(part, early), decided(all, day)],
    happens: corrected(none),
  },
  { name: "a grant made an absence", before: [decided(all, day)], happens: corrected({ kind: "absent" }) },
  {
    name: "that absence undone by OEMM",
    before: [decided(all, day), corrected({ kind: "absent" })],
    happens: undone,
  },
  {
    name: "and the grant signed after all",
    before: [decided(all, day), corrected({ kind: "absent" }), undone],
    happens: corrected(all),
  },
  {
    name: "a signed absence undone, and a partial decision signed after all",
    before: [waiting, undone],
    happens: decided(part, day, decideLate),
  },
  { name: "the certificate withdrawn for fraud", before: [decided(all, day)], happens: withdrawn("fraud") },
  {
    name: "the certificate withdrawn for fraud in its decision, which completed an earlier one",
    before: [decided(part, early), decided(all, day)],
    happens: withdrawn("fraud"),
  },
  {
    name: "the certificate withdrawn for fraud in an earlier decision that it rests on",
    before: [decided(part, early), decided(all, day)],
    happens: withdrawn("fraud", 0),
  },
  {
    name: "the certificate withdrawn as its decision was annulled",
    before: [decided(all, day)],
    happens: withdrawn("annulled"),
  },
  {
    name: "a certificate withdrawn for fraud restored",
    before: [decided(all, day), withdrawn("fraud")],
    happens: restored,
  },
  {
    name: "a certificate withdrawn as its decision was annulled restored",
    before: [decided(all, day), withdrawn("annulled")],
    happens: restored,
  },
];

/** The page of what becomes of everything in each combination of decisions, corrections, withdrawals and restorings. */
export function correctionsPage(notice: string): string {
  const rows = combinations.map(({ name, before, happens }) => {
    const was = before.reduce((world, step) => step(world), begun);
    const is = happens({ ...was, facts: [] });
    return `| ${[name, held(is), certificateOf(was, is), changeOf(was.file.state, is.file.state), deadlinesOf(was, is), documentsOf(is), mailsOf(is)].join(" | ")} |`;
  });
  return `${notice}
# Corrections, withdrawals and restorings

What becomes of everything in each combination (R-DAY-2, R-DAY-8, R-DAY-9), as the rules do it: a certification of two
domains, A and B, and a trained candidate, decided on ${day} (and ${early} where an earlier decision stands). That the rules agree with an
independent model of them, in any order, is \`test/domain/certificate/life.test.ts\`'s to show.
A decision that rested on one that fell keeps what it granted itself, from its own day; the whole CQP that both made falls
with the certificate ([decision 45](decisions/0045-what-falls-with-a-certificate.md)).
The mails named are the candidate's; the company and the centre that were told of the first outcome get one each
(R-DAY-7, [decision 47](decisions/0047-those-concerned-know.md)), a correction that withdraws or revives a certificate among them.

| what happens | held then | certificate | file | deadlines | documents | mails |
| --- | --- | --- | --- | --- | --- | --- |
${rows.join("\n")}
`;
}

function held({ holdings }: World): string {
  const domains = Object.entries(holdings.acquired).sort();
  if (domains.length === 0) return "nothing";
  return domains.map(([code, { validUntil }]) => `${code} until ${validUntil}`).join(", ");
}

function certificateOf(was: World, { certificate: now }: World): string {
  if (now === undefined) return "none";
  const state = now.withdrawnAt === undefined ? "stands" : `withdrawn (${now.withdrawals?.at(-1)?.because})`;
  if (was.certificate === undefined) return `issued, ${state}`;
  return was.certificate.withdrawnAt === now.withdrawnAt ? state : `${state}, same number`;
}

const changeOf = (was: string, is: string) => (was === is ? is : `${was} → ${is}`);

function deadlinesOf(was: World, is: World): string {
  const standing = ({ holdings }: World) => ({
    held: holdings,
    whole: holdings.certificateNumber !== undefined,
  });
  const appeared = ({ file }: World) => (file.path === "training" ? file.appearedOn : undefined);
  const changed = [
    ...(was.holdings === is.holdings
      ? []
      : validationDeadlines(standing(was), standing(is), "", today).map(
          ({ domains, ...one }) => `${domains.join(", ")}: ${one.state}`,
        )),
    ...(appeared(was) === appeared(is) ? [] : [`first jury: ${firstJuryDeadline(is.file, today)?.state}`]),
  ];
  return changed.length === 0 ? "as they were" : changed.join("; ");
}

function documentsOf({ facts }: World): string {
  const said = facts.flatMap((type) =>
    printedOnFact(type).map((kind) =>
      type === certificateWithdrawn.type
        ? `${kind} offered no more`
        : type === certificateRestored.type
          ? `${kind} printed again`
          : `new ${kind}`,
    ),
  );
  return said.join(", ") || "none";
}

function mailsOf({ facts }: World): string {
  const mails = facts.filter((type) =>
    existsSync(join(import.meta.dirname, `../functions/mail/mails/${type}.ts`)),
  );
  return mails.map((type) => `\`${type}\``).join(", ") || "that of the absence (R-DAY-2)";
}
