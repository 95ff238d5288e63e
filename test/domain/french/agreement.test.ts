import { describe, expect, it } from "vitest";
import { agreeing } from "../../../shared/domain/french/agreement.ts";
import { birthInFrench } from "../../../shared/domain/people/birth-in-french.ts";
import { certificationVersions } from "../../../shared/domain/referential/contents/versions.ts";

describe("a text that gives both forms", () => {
  it.each([
    ["Conseiller(ère) mutualiste", "Conseillère mutualiste", "Conseiller mutualiste"],
    ["Assistant(e) commercial(e)", "Assistante commerciale", "Assistant commercial"],
    ["né(e)", "née", "né"],
    [
      "Vendeur(euse), directeur(trice), actif(ive)",
      "Vendeuse, directrice, active",
      "Vendeur, directeur, actif",
    ],
    ["Spécialiste prestations", "Spécialiste prestations", "Spécialiste prestations"],
  ])("agrees with the person: %s", (both, feminine, masculine) => {
    expect([agreeing(both, "female"), agreeing(both, "male"), agreeing(both, undefined)]).toEqual([
      feminine,
      masculine,
      both,
    ]);
  });

  it("leaves what does not end as its masculine form does", () => {
    expect(agreeing("Chef(trice)", "female")).toBe("Chef(trice)");
  });

  it("agrees in the name of every certification", () => {
    for (const { name } of certificationVersions)
      for (const sex of ["female", "male"] as const) expect(agreeing(name, sex)).not.toMatch(/[()]/);
  });
});

describe("where and when a person was born", () => {
  const born = { firstNames: "Camille", bornOn: "1988-05-01", sex: "female" } as const;
  const inFrance = (commune: string, inseeCode: string) =>
    birthInFrench({ ...born, birthPlace: { in: "france", commune, inseeCode } });

  it.each([
    ["Lyon", "69123", "née le 1er mai 1988 à Lyon (69)"],
    ["Le Mans", "72181", "née le 1er mai 1988 au Mans (72)"],
    ["Les Abymes", "97101", "née le 1er mai 1988 aux Abymes (971)"],
    ["Ajaccio", "2A004", "née le 1er mai 1988 à Ajaccio (2A)"],
    ["Lespinasse", "31293", "née le 1er mai 1988 à Lespinasse (31)"],
  ])("names the commune and its department: %s", (commune, code, said) => {
    expect(inFrance(commune, code)).toBe(said);
  });

  it("is said as far as it is known", () => {
    expect(birthInFrench({ ...born, birthPlace: { in: "abroad", country: "Maroc" } })).toBe(
      "née le 1er mai 1988 à l’étranger (Maroc)",
    );
    expect(birthInFrench({ firstNames: "Camille", bornOn: "1988-05-01" })).toBe("né(e) le 1er mai 1988");
    expect(birthInFrench({ firstNames: "Camille" })).toBeUndefined();
  });
});
