import { resultTold } from "../../../events/concerned.ts";
import { resultFor } from "../../../shared/domain/access/concerned.ts";
import type { FileMain } from "../../../shared/domain/enrolment/file.ts";
import { domainTitles } from "../../../shared/domain/referential/versions.ts";
import { dateInParis } from "../../../shared/domain/time/civil-date.ts";
import type { DecisionSheet } from "../../../shared/domain/validation/decision-sheet.ts";
import { resultOfCandidate } from "../../../shared/mails/result-of-candidate.ts";
import { loadCertificate } from "../../../shared/store/certificates.ts";
import { loadFileAlone } from "../../../shared/store/files.ts";
import { loadHoldingsOf } from "../../../shared/store/holdings.ts";
import { aboutConcerned, exampleConcerned, followsNoMore } from "../about-concerned.ts";
import { declareMail } from "../declare-mail.ts";
import { outcomeChanged } from "../said-of-appearance.ts";

type Told = ReturnType<typeof resultTold.read>["of"];

const example = {
  ...exampleConcerned,
  on: "2027-07-02",
  result: { validation: "partial" as const, acquired: 3, domains: 7, absence: undefined, results: undefined },
};

/** R-DAY-7: to the company or the centre, unless something newer says otherwise (R-DAY-4). */
export const mail = declareMail({
  fact: resultTold,
  async load({ fact, data: { to: party, of }, settings }) {
    const { file, follows, certification, to, common } = await aboutConcerned(fact, party, settings);
    // What becomes of a result is told to those who know of it, wherever the candidate is now.
    if (!follows && (of.is === "signed" || of.is === "joined")) return followsNoMore;
    const sheet = "sheetId" in of ? await lastSheet(file, of.sheetId) : undefined;
    if ("sheetId" in of ? sheet === undefined : !(await certificateStands(of))) return outcomeChanged;
    const titles = domainTitles(certification);
    const result = sheet && resultFor(party, file, sheet);
    return {
      to,
      given: {
        ...common,
        is: of.is,
        on: sheet?.decidedOn ?? dateInParis(fact.at),
        result: result && {
          ...result,
          absence: sheet.absence,
          results: result.results?.map(({ domainCode, ...rest }) => ({
            ...rest,
            title: titles.get(domainCode) ?? domainCode,
          })),
        },
      },
    };
  },
  write: resultOfCandidate,
  examples: [
    { ...example, is: "signed", result: { ...example.result, validation: "full", acquired: 7 } },
    { ...example, is: "signed", party: "company" },
    { ...example, is: "signed", result: { ...example.result, acquired: 0 } },
    {
      ...example,
      is: "corrected",
      result: {
        ...example.result,
        acquired: 1,
        results: [{ title: "Analyser le marché", result: "acquired", validUntil: "2032-07-02" }],
      },
    },
    { ...example, is: "corrected", result: { ...example.result, absence: "absent" } },
    { ...example, is: "withdrawn", result: undefined },
    { ...example, is: "restored", result: undefined },
    { ...example, is: "joined", result: undefined, greeted: undefined },
  ],
});

/** A sheet, where it is the last word on its file: no newer one was signed, and what it granted was not withdrawn. */
async function lastSheet(file: FileMain, sheetId: string): Promise<DecisionSheet | undefined> {
  const [contents, holdings] = await Promise.all([loadFileAlone(file.id), loadHoldingsOf(file)]);
  const last = contents?.sheets.toSorted((a, b) => (a.signedAt < b.signedAt ? -1 : 1)).at(-1);
  if (last?.id !== sheetId) return undefined;
  return last.validation === "full" && holdings.certificateNumber === undefined ? undefined : last;
}

async function certificateStands({ is, number }: Extract<Told, { number: string }>): Promise<boolean> {
  const withdrawn = (await loadCertificate(number))?.withdrawnAt !== undefined;
  return withdrawn === (is === "withdrawn");
}
