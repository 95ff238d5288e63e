import { civilStatusOf } from "../../demo/civil-status.ts";
import { conveneSession } from "../../shared/domain/jury/convene.ts";
import type { JuryMember } from "../../shared/domain/jury/member.ts";
import { type PlannedWith, planSession, type SessionPlan } from "../../shared/domain/jury/plan.ts";
import { openSession } from "../../shared/domain/jury/sitting.ts";
import { hearingMinutes } from "../../shared/domain/jury/slots.ts";
import { guidePolicy } from "../../shared/domain/policy/guide-policy.ts";
import { fileIn, noon, testId } from "./files.ts";

/** A member of a jury, told apart by `n`. */
export const member = (
  n: number,
  side: JuryMember["side"],
  changes: Partial<JuryMember> = {},
): JuryMember => ({
  id: `jur_membre_${n}`,
  version: 1,
  name: `Membre ${n}`,
  email: `membre-${n}@example.org`,
  side,
  organisation: "Exemple",
  representsOemm: false,
  ...changes,
});
/** A lawful jury. */
export const members = [
  member(1, "employer"),
  member(2, "employer"),
  member(3, "employee"),
  member(4, "employee"),
];
/** Two files that wait for it. */
export const files = [1, 2].map((n) =>
  fileIn("submitted", {
    id: testId("file", n),
    candidate: {
      personId: `c${n}@example.org`,
      civilStatus: civilStatusOf("Camille", `${n}`),
      email: `c${n}@example.org`,
    },
  }),
);
/** A session of the jury for the files. */
export const plan: SessionPlan = {
  date: "2027-03-02",
  startTime: "09:00",
  breaks: [],
  place: { kind: "on-site", address: "Paris" },
  memberIds: members.map(({ id }) => id),
  fileIds: files.map(({ id }) => id),
};
/** The domains that the files present. */
export const domainCodes = ["CMI-1", "CMI-2"];
/** What the plan refers to. */
export const parts = {
  members,
  files,
  format: "presentation" as const,
  domainCodes: () => domainCodes,
  acquired: () => ({}),
  policy: guidePolicy,
};
/** How long before the session its convocations leave. */
/** How long a candidate is heard, by format. */
export const minutes = {
  presentation: hearingMinutes("presentation", guidePolicy.jury),
  interview: hearingMinutes("interview", guidePolicy.jury),
};
/** The session as planned. */
export const planned = (
  changes: Partial<typeof parts> & Pick<PlannedWith, "personOf"> = {},
  on = "2027-02-02",
) => planSession({ id: testId("ses", 1), certification: "CMI", plan, ...parts, ...changes }, on, noon);
/** The session once convened, in time. */
export const convened = () => conveneSession(planned(), undefined, "2027-02-15");
/** The session once opened, all members present. */
export const opened = () =>
  openSession(
    convened(),
    { chair: "jur_membre_1", present: plan.memberIds },
    { previousChairSide: undefined, today: plan.date, by: "oemm" },
  ).session;
/** Who chairs it. */
export const chair = { memberId: "jur_membre_1" };
/** A partial decision. */
export const decision = {
  kind: "decided" as const,
  domains: { "CMI-1": "acquired" as const, "CMI-2": "not-acquired" as const },
  recommendation: "Approfondir.",
};
