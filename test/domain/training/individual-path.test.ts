import { describe, expect, it } from "vitest";
import { guidePolicy } from "../../../shared/domain/policy/guide-policy.ts";
import { definePath } from "../../../shared/domain/training/follow.ts";
import { individualPath, pathWarnings } from "../../../shared/domain/training/individual-path.ts";
import { refusalOf } from "../../support/errors.ts";
import {
  approvals,
  assessed,
  domainCodes,
  interviewed,
  module,
  onPath,
} from "../../support/training-files.ts";

describe("R-TRN-6, R-TRN-7: the individual path", () => {
  const full = (hours: number) => ({ modules: [{ ...module, domains: domainCodes, hours }] });

  it("warns about a full path of less than 280 hours or more than 320, with its hours", () => {
    const warned = (hours: number) => pathWarnings(full(hours), domainCodes, guidePolicy.training.fullPath);
    for (const hours of [279, 321])
      expect(warned(hours)).toEqual([{ rule: "R-TRN-6", message: expect.stringContaining(`${hours}`) }]);
    expect([280, 320].flatMap(warned)).toEqual([]);
  });

  it("takes any subset of the modules, none being compulsory", () => {
    expect(pathWarnings({ modules: [module] }, domainCodes, guidePolicy.training.fullPath)).toEqual([]);
    expect(pathWarnings({ modules: [] }, domainCodes, guidePolicy.training.fullPath)).toEqual([]);
  });

  it("refuses a centre that is not approved on the module's first day, and unknown domains", () => {
    const wrong = {
      modules: [{ ...module, startsOn: "2028-01-01", endsOn: "2028-02-01", domains: ["CMI-1"] }],
    };
    const refusal = refusalOf(() => definePath(interviewed(), wrong, { domainCodes, approvals }));
    expect(refusal?.fields.map(({ path }) => path)).toEqual(["modules.0.domains.0", "modules.0.centreId"]);
  });

  it("refuses a centre that was never approved", () => {
    const path = () =>
      definePath(interviewed(), { modules: [module] }, { domainCodes, approvals: new Map() });
    expect(refusalOf(path)?.fields.map(({ path }) => path)).toEqual(["modules.0.centreId"]);
  });

  it("has modules of different codes, each of a day at least", () => {
    const faults = (...modules: object[]) =>
      individualPath
        .safeParse({ modules: modules.map((changes) => ({ ...module, ...changes })) })
        .error?.issues.map(({ message }) => message);
    expect(faults({}, { code: "M2", endsOn: "2027-02-03" })).toBeUndefined();
    expect(faults({}, {})).toEqual(["Deux modules portent le même code."]);
    expect(faults({ endsOn: "2027-02-01" })).toEqual(["La fin du module précède son début."]);
  });

  it("keeps the modules that were assessed", () => {
    const refused = () => definePath(assessed(onPath()), { modules: [] }, { domainCodes, approvals });
    expect(refusalOf(refused)).toMatchObject({
      code: "module-assessed",
      detail: expect.stringMatching(/ M1\.$/),
    });
  });
});
