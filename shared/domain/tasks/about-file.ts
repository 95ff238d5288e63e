import { fullName } from "../enrolment/candidate.ts";
import type { CandidateFile } from "../enrolment/file.ts";
import type { Task } from "./task.ts";

/** What a task that is about a file says of it: OEMM knows by a list of tasks whom each is about. */
export function aboutFile({
  id,
  candidate,
}: Pick<CandidateFile, "id" | "candidate">): Pick<Task, "about" | "candidateName"> {
  return { about: { kind: "file", id }, candidateName: fullName(candidate) };
}
