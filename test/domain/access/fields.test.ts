import { describe, expect, it } from "vitest";
import { mayRead, restrictedFields, seesOpinions } from "../../../shared/domain/access/fields.ts";
import { fileRelations } from "../../../shared/domain/access/relations.ts";
import { describeActivities, giveOpinion, nameEvaluators } from "../../../shared/domain/training/follow.ts";
import { noon } from "../../support/files.ts";
import { assessed, domains, heardByBoth, onPath, opinion, pair } from "../../support/training-files.ts";

const hiddenFrom = (field: keyof typeof restrictedFields) =>
  fileRelations.filter((relation) => !mayRead(relation, field));

describe("R-RGPD-4: readers of a file see what they need", () => {
  it("juries and evaluators no e-mail and no telephone", () => {
    expect(hiddenFrom("contact")).toEqual(["evaluator", "sitting-member"]);
  });

  it("companies and centres, evaluators and juries by the file, no place or video link of a jury", () => {
    expect(hiddenFrom("sessionPlace")).toEqual(["company", "evaluator", "chosen-centre", "sitting-member"]);
  });

  it("OEMM everything, the candidate all but which session it is until they are convened", () => {
    for (const field of Object.keys(restrictedFields) as (keyof typeof restrictedFields)[]) {
      expect(mayRead("oemm", field)).toBe(true);
      expect(mayRead("owner", field)).toBe(field !== "session");
    }
  });
});

describe("R-RGPD-4: an opinion on a candidate", () => {
  const [manager, tutor] = pair.map(({ email }) => email.toLowerCase());
  const named = nameEvaluators(describeActivities(assessed(onPath()), { text: "J’accueille." }), pair, noon);
  const [first] = named.evaluators;
  if (first === undefined) throw new Error("no evaluator");
  const heard = giveOpinion(named, opinion, first, domains, noon);

  it.each([
    [{ relation: "evaluator", account: manager }, true],
    [{ relation: "evaluator", account: tutor }, false],
    [{ relation: "evaluator" }, false],
    [{ relation: "company", account: tutor }, false],
    [{ relation: "company", account: manager }, true],
    [{ relation: "company", account: "rh@example.org" }, true],
    [{ relation: "company" }, false],
    [{ relation: "owner" }, true],
    [{ relation: "sitting-member" }, true],
    [{ relation: "oemm" }, true],
  ] as const)("of the manager, when the tutor has not given theirs, is seen by %o: %s", (reader, seen) => {
    expect(seesOpinions(reader, heard)).toBe(seen);
  });

  it("is read by all who read opinions once both are given", () => {
    const both = heardByBoth();
    for (const relation of ["evaluator", "company"] as const)
      for (const account of [manager, tutor, undefined])
        expect(seesOpinions({ relation, account }, both)).toBe(true);
  });
});
