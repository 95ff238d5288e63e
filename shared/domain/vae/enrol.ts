import type { Candidate } from "../enrolment/candidate.ts";
import type { CertificationCode } from "../referential/certification.ts";
import { begin } from "../state-machine.ts";
import type { CivilDate, Instant } from "../time/civil-date.ts";
import type { VaeFileIn } from "./file.ts";
import { vaeFileMachine } from "./file-machine.ts";

/** What an enrolment by VAE starts from. */
export interface VaeEnrolment {
  id: string;
  certification: CertificationCode;
  /** The version in force on the day (R-REF-3). */
  referentialVersion: string;
  candidate: Candidate;
  centreId?: string | undefined;
}

/** R-VAE-1: the candidate enrols with OEMM; no employer is asked for. */
export function enrolByVae(enrolment: VaeEnrolment, today: CivilDate, now: Instant): VaeFileIn<"enrolled"> {
  return begin(vaeFileMachine, {
    ...enrolment,
    version: 1,
    path: "vae",
    state: "enrolled",
    enrolledOn: today,
    createdAt: now,
    experience: [],
    positions: [],
  });
}
