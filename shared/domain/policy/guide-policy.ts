import type { Policy } from "./policy.ts";

/** The policy in force: the guide's figures, and this project's choices where the guide is silent. */
export const guidePolicy: Policy = {
  training: {
    firstJury: { count: 3, unit: "year" },
    fullPath: { least: { count: 280, unit: "hour" }, most: { count: 320, unit: "hour" } },
    evaluators: 2,
    progressReviews: 20,
  },
  acceptance: { tries: 5 },
  addressProof: { tries: 6, codes: 4 },
  messages: { toOneAddress: 200, unproved: 40, within: { count: 24, unit: "hour" } },
  daily: {
    enrolments: 500,
    imports: 25,
    uploads: 400,
    copies: 2,
    rectifications: 5,
    claims: 5,
    codes: 10,
    invitations: 200,
  },
  vae: { experience: { atLeast: { count: 3, unit: "year" }, within: { count: 12, unit: "year" } } },
  jury: {
    readyFiles: { usual: 4, of: {} },
    members: { perSide: 2, ofOemm: 1 },
    hearing: {
      presentation: { slides: { count: 20, unit: "minute" }, interview: { count: 10, unit: "minute" } },
      interview: { interview: { count: 30, unit: "minute" } },
    },
    deliberation: { count: 15, unit: "minute" },
    earlyArrival: { count: 15, unit: "minute" },
    convocationNotice: { count: 15, unit: "day" },
    betweenAppearances: { count: 60, unit: "minute" },
    correction: { count: 60, unit: "day" },
    unheld: { count: 30, unit: "day" },
  },
  partialValidity: { training: { count: 5, unit: "year" }, vae: { count: 5, unit: "year" } },
  bonus: { points: 120, pointValues: [{ from: "2013-01-01", cents: 797 }] },
  reminderDays: { usual: [180, 90, 30, 7], convocations: [7, 1], session: [7, 1], unexamined: 3 },
  evidence: {
    pieces: 60,
    megabytes: { document: 20, image: 15, video: 200, sound: 50 },
    uploadForm: { count: 15, unit: "minute" },
    downloadLink: { count: 5, unit: "minute" },
  },
  changes: { kept: { count: 90, unit: "day" } },
  exports: { kept: { count: 7, unit: "day" }, longest: { count: 10, unit: "year" } },
  retention: {
    file: { count: 5, unit: "year" },
    evidence: { count: 1, unit: "year" },
    logs: { count: 365, unit: "day" },
  },
  api: {
    notice: { count: 12, unit: "month" },
    requests: { reads: 1500, writes: 300 },
    unversioned: { since: "2026-11-27", until: "2028-01-01" },
  },
  importLines: 200,
};
