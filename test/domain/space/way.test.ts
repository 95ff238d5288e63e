import { describe, expect, it } from "vitest";
import { wayOf } from "../../../portal/candidate/way.ts";
import type { CandidateFile } from "../../../portal/files/file.ts";

/** A file as the API tells it, of which the way reads little. */
const told = (of: object) =>
  ({ deadlines: [], decisionSheets: [], allowedCommands: [], ...of }) as unknown as CandidateFile;
const stands = (file: CandidateFile) =>
  wayOf(file, undefined).map(({ title, stands, by }) => [title, stands, ...(by === undefined ? [] : [by])]);

const due = (kind: string, lastDay: string, state = "running") => ({ kind, lastDay, state });
const sheet = { decidedOn: "2027-06-15", signedAt: "2027-06-15T10:00:00Z" };

describe("the way of a candidate in training", () => {
  const training = { path: "training", enrolledOn: "2027-01-12", interview: { heldOn: "2027-01-10" } };

  it("R-TRN-2: says by when a first jury has to hear them", () => {
    const file = told({
      ...training,
      allowedCommands: ["describe-activities", "withdraw"],
      deadlines: [due("first-jury", "2030-01-12")],
    });
    expect(stands(file)).toEqual([
      ["Inscription par votre entreprise", "done"],
      ["Entretien d’accueil et d’orientation", "done"],
      ["Formation et évaluation", "here"],
      ["Transmission au jury", "later"],
      ["Jury", "later", "2030-01-12"],
      ["Décision", "later"],
    ]);
  });

  it("says no more of it once it was met", () => {
    const file = told({
      ...training,
      allowedCommands: ["describe-activities"],
      deadlines: [due("first-jury", "2030-01-12", "met")],
    });
    expect(stands(file)).toContainEqual(["Jury", "later"]);
  });
});

describe("R-JURY-10: the way of a candidate whom a jury granted a part", () => {
  const vae = {
    path: "vae",
    enrolledOn: "2027-01-12",
    interview: { heldOn: "2027-01-20" },
    admissibility: { decidedOn: "2027-01-21" },
    submittedAt: "2027-03-15T09:30:00Z",
    decisionSheets: [sheet],
    deadlines: [due("partial-validation", "2032-06-15")],
  };

  it("has its decision behind it, and another jury before it until what was acquired expires", () => {
    const way = stands(told({ ...vae, allowedCommands: ["resume"] }));
    expect(way.slice(0, -1).map(([, stand]) => stand)).toEqual(Array(7).fill("done"));
    expect(way.at(-1)).toEqual(["Nouveau jury, pour les domaines qui restent", "later", "2032-06-15"]);
  });

  it("ends with the decision where all was granted", () => {
    expect(stands(told({ ...vae, deadlines: [] })).at(-1)).toEqual(["Décision", "done"]);
  });
});
