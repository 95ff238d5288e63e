import { describe, expect, it } from "vitest";
import { privacyNotice } from "../../../shared/documents/privacy-notice.ts";
import { guidePolicy } from "../../../shared/domain/policy/guide-policy.ts";
import { keptInWords } from "../../../shared/domain/privacy/kept-in-words.ts";
import {
  basisInWords,
  type Kept,
  type PersonalData,
  personalData,
  readersInWords,
} from "../../../shared/domain/privacy/personal-data.ts";
import { faultsOf } from "../referential/french-text.ts";

const contact = "oemm@cqp.example.org";
/** What a reader sees: headings, paragraphs and their like, one each. */
const saidBy = (page: string) =>
  page
    .replace(/<style>.*<\/style>/s, "")
    .split(/<\/?(?:h1|h2|h3|p|dt|dd|title|small)[^>]*>/)
    .map((part) =>
      part
        .replace(/<[^>]+>/g, "")
        .replace(/[ \n]+/g, " ")
        .trim(),
    )
    .filter((part) => part !== "");

const notice = () => privacyNotice({ contact, policy: guidePolicy });

describe("R-RGPD-1: the privacy notice", () => {
  it("tells of every kind of data what for, on what ground, for how long and who reads it", () => {
    const kinds = Object.values<PersonalData>(personalData);
    const said = saidBy(notice());
    for (const { label, purpose } of kinds) expect(said).toEqual(expect.arrayContaining([label, purpose]));
    for (const heading of ["Pourquoi", "Fondement", "Conservation", "Lecteurs"])
      expect(said.filter((part) => part === heading)).toHaveLength(kinds.length);
  });

  it("says the periods of the policy, and whom to write to", () => {
    const longer = {
      ...guidePolicy,
      retention: { ...guidePolicy.retention, file: { count: 9, unit: "month" } },
    };
    expect(notice()).toContain("jusqu’à cinq ans après le dernier événement");
    expect(privacyNotice({ contact, policy: longer as typeof guidePolicy })).toContain(
      "jusqu’à neuf mois après",
    );
    expect(notice()).toContain(`mailto:${contact}`);
    expect(notice()).toContain("www.cnil.fr");
  });

  it("names grounds, periods and readers", () => {
    expect(basisInWords({ basis: "register" })).toContain("article 6, 1, c");
    expect(readersInWords({ readers: ["owner", "oemm"] })).toBe("la personne elle-même, l’OEMM");
    const kinds: [Kept, string][] = [
      ["file", "jusqu’à cinq ans après le dernier événement du dossier"],
      ["evidence", "jusqu’à un an après celui-ci"],
      ["register", "sans limite"],
      ["person", "tant qu’un dossier, une décision ou un certificat"],
      ["party", "tant que la personne est habilitée"],
      ["address", "jusqu’à ce que l’adresse reçoive de nouveau"],
      ["export", "sept jours"],
      ["answer", "jusqu’au lendemain"],
      ["log", "365\u00a0jours"],
    ];
    for (const [kept, words] of kinds) expect(keptInWords(kept, guidePolicy)).toContain(words);
    expect(new Set(kinds.map(([kept]) => keptInWords(kept, guidePolicy))).size).toBe(kinds.length);
  });

  it("reads well", () => {
    const said = saidBy(notice());
    expect(said.length).toBeGreaterThan(80);
    expect(said.map((part) => [part, faultsOf(part)]).filter(([, faults]) => faults?.length)).toEqual([]);
  });
});
