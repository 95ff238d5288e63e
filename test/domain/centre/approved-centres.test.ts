import { test as property } from "@fast-check/vitest";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Approval, listedOn } from "../../../shared/domain/centre/approval.ts";
import { centreDescription } from "../../../shared/domain/centre/centre-description.ts";
import { addDays } from "../../../shared/domain/time/civil-date.ts";
import { today } from "../../support/files.ts";

const approval = (centreId: string, from: string, until: string): Approval => ({
  certification: "CMI",
  service: "vae",
  centreId,
  version: 1,
  from,
  until,
  decidedOn: from,
});
const eve = addDays(today, -1);
const morrow = addDays(today, 1);

it("a centre is written without its id and version, with the telephone that it is called on, if any", () => {
  const written = { name: "Centre Exemple", email: "c@example.org", address: "1 rue X", city: "Lyon" };
  expect(centreDescription.parse(written)).toEqual(written);
  expect(centreDescription.parse({ ...written, phone: "06 12 34 56 78" }).phone).toBe("+33612345678");
  for (const more of [{ id: "ctr_exemple" }, { version: 1 }])
    expect(centreDescription.safeParse({ ...written, ...more }).success).toBe(false);
});

describe("R-CTR-2: the public list of the centres approved on a day", () => {
  it("shows a centre from the first day of its approval to the last, both included", () => {
    const listed = (from: string, until: string) => [
      ...listedOn([approval("ctr_a", from, until)], today).keys(),
    ];
    expect(listed(today, today)).toEqual(["ctr_a"]);
    expect(listed(eve, eve)).toEqual([]);
    expect(listed(morrow, morrow)).toEqual([]);
  });

  const offset = fc.integer({ min: -4, max: 4 });
  const approvals = fc.array(
    fc
      .tuple(fc.constantFrom("ctr_a", "ctr_b"), offset, fc.nat(4))
      .map(([centreId, begins, days]) =>
        approval(centreId, addDays(today, begins), addDays(today, begins + days)),
      ),
  );
  property.prop([approvals])(
    "names each approved centre once, and of its approvals that day the longest",
    (held) => {
      const that = held.filter(({ from, until }) => from <= today && today <= until);
      const listed = listedOn(held, today);
      expect(new Set(listed.keys())).toEqual(new Set(that.map(({ centreId }) => centreId)));
      for (const [centreId, { until }] of listed) {
        const ends = that.filter((one) => one.centreId === centreId).map((one) => one.until);
        expect(until).toBe(ends.sort().at(-1));
      }
    },
  );
});
