import { describe, expect, it } from "vitest";
import type { Approval } from "../../../shared/domain/centre/approval.ts";
import {
  approvalWarnings,
  centresInQuestion,
  missingApproval,
} from "../../../shared/domain/training/approvals.ts";
import type { TrainingFile } from "../../../shared/domain/training/file.ts";
import { today } from "../../support/files.ts";
import {
  approval,
  approvals,
  assessed,
  draft,
  enrolled,
  interviewed,
  module,
  onPath,
} from "../../support/training-files.ts";

const given = (...all: Approval[]) => new Map([["ctr_exemple", all]]);
const cut = [
  new Map(),
  given(),
  given(approval({ until: "2027-02-01" })),
  given(approval({ service: "vae" })),
  given(approval({ certification: "CMI" })),
];

describe("R-TRN-1, R-TRN-7: the centre that a draft names", () => {
  it("is missed where it is not approved for training that day", () => {
    expect(missingApproval(draft(), approvals, today)).toEqual([]);
    for (const without of cut)
      expect(missingApproval(draft(), without, today)).toEqual([
        { item: "centre", message: expect.stringMatching(/ au 2 février 2027 .* choisissez-en un autre\.$/) },
      ]);
  });

  it("is looked at until its registration alone", () => {
    for (const without of cut) expect(missingApproval(enrolled(), without, today)).toEqual([]);
    expect(centresInQuestion(draft())).toEqual(["ctr_exemple"]);
    expect(centresInQuestion(enrolled())).toEqual([]);
    const submitted = { ...onPath(), state: "submitted" } as TrainingFile;
    expect(centresInQuestion(submitted)).toEqual([]);
  });
});

describe("R-TRN-7: a module whose centre's approval was cut before it starts", () => {
  it("is told on the path until it was assessed", () => {
    expect(approvalWarnings(onPath(), approvals)).toEqual([]);
    expect(approvalWarnings(interviewed(), new Map())).toEqual([]);
    for (const without of cut) {
      expect(approvalWarnings(onPath(), without)).toEqual([
        {
          rule: "R-TRN-7",
          message: expect.stringMatching(/«\u00a0Module\u00a0» .* 2 février 2027, .* un autre centre/),
        },
      ]);
      // What was assessed counts: it started under an approval.
      expect(approvalWarnings(assessed(onPath()), without)).toEqual([]);
    }
  });

  it("is looked for at every centre that has one to assess, while the training goes on", () => {
    const individualPath = {
      modules: [module, { ...module, code: "M2", centreId: "ctr_autre" }, { ...module, code: "M3" }],
    };
    expect(centresInQuestion({ ...onPath(), individualPath })).toEqual(["ctr_exemple", "ctr_autre"]);
    expect(centresInQuestion({ ...assessed(onPath()), individualPath })).toEqual([
      "ctr_autre",
      "ctr_exemple",
    ]);
    expect(centresInQuestion(assessed(onPath()))).toEqual([]);
    const draftOnPath = { ...draft(), individualPath: { modules: [{ ...module, centreId: "ctr_autre" }] } };
    expect(centresInQuestion(draftOnPath)).toEqual(["ctr_exemple", "ctr_autre"]);
  });
});
