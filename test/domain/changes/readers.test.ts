import { describe, expect, it } from "vitest";
import { type Actor, systemActor } from "../../../shared/domain/access/actor.ts";
import { type Audience, feedOf, feedsOf } from "../../../shared/domain/changes/readers.ts";
import type { FileMain } from "../../../shared/domain/enrolment/file.ts";
import { fileIn } from "../../support/files.ts";
import { convened, planned } from "../../support/jury-sessions.ts";

const toAll: Audience = { ownerOnly: false, sitting: "all" };
const actor = (given: Partial<Actor>): Actor => ({ ...systemActor, personId: "prs_1", ...given });

describe("R-CHG-1: whom a fact concerns", () => {
  const about = { kind: "file", id: "file_1" };
  const vae = { ...fileIn("submitted"), centreId: "ctr_un" } as FileMain;
  const person = { of: "person", id: vae.candidate.personId };

  it("of a file: its candidate, its company and its centres; the candidate alone of what others don't read", () => {
    expect(feedsOf({ about, file: vae }, toAll)).toEqual([person, { of: "centre", id: "ctr_un" }]);
    const trained = {
      ...vae,
      path: "training",
      companyId: "cmp_une",
      individualPath: { modules: [{ centreId: "ctr_un" }, { centreId: "ctr_deux" }] },
    } as unknown as FileMain;
    expect(feedsOf({ about, file: trained }, toAll)).toEqual([
      person,
      { of: "company", id: "cmp_une" },
      { of: "centre", id: "ctr_un" },
      { of: "centre", id: "ctr_deux" },
    ]);
    expect(feedsOf({ about, file: trained }, { ...toAll, ownerOnly: true })).toEqual([person]);
    expect(feedsOf({ about }, toAll)).toEqual([]);
  });

  it("of a session: the members who were convened, all or the one that it names; OEMM alone of the rest", () => {
    const of = { kind: "session", id: "ses_1" };
    const session = convened();
    const members = session.members.map(({ id }) => ({ of: "jury-member", id }));
    expect(feedsOf({ about: of, session }, toAll)).toEqual(members);
    const [, second] = members;
    const named: Audience = { ownerOnly: false, sitting: "named", memberId: second?.id };
    expect(feedsOf({ about: of, session }, named)).toEqual([second]);
    expect(feedsOf({ about: of, session }, { ownerOnly: false, sitting: undefined })).toEqual([]);
    const unheard: Audience = { ownerOnly: false, sitting: undefined, memberId: second?.id };
    expect(feedsOf({ about: of, session }, unheard)).toEqual([]);
    expect(feedsOf({ about: of, session: planned() }, toAll)).toEqual([]);
    expect(feedsOf({ about: of }, toAll)).toEqual([]);
  });

  it("of anything else: whose it is", () => {
    const one = (kind: string, id: string) => feedsOf({ about: { kind, id } }, toAll);
    for (const kind of ["centre", "company", "jury-member", "person"])
      expect(one(kind, "id")).toEqual([{ of: kind, id: "id" }]);
    expect(one("party", "cmp_une")).toEqual([{ of: "company", id: "cmp_une" }]);
    expect(one("party", "ctr_un")).toEqual([{ of: "centre", id: "ctr_un" }]);
    expect(one("party", "oemm")).toEqual([]);
    expect(one("certification", "CMI")).toEqual([]);
  });
});

describe("R-CHG-1: who reads which feed", () => {
  it("is the capacity in which they ask", () => {
    expect(feedOf(actor({ role: "oemm", partyId: "oemm" }))).toEqual({ of: "oemm" });
    expect(feedOf(actor({ role: "candidate" }))).toEqual({ of: "person", id: "prs_1" });
    for (const role of ["company", "centre", "jury-member"] as const) {
      expect(feedOf(actor({ role, partyId: "une" }))).toEqual({ of: role, id: "une" });
      expect(feedOf(actor({ role }))).toBeUndefined();
    }
    expect(feedOf(systemActor)).toBeUndefined();
  });
});
