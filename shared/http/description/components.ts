import { candidate } from "../../domain/enrolment/candidate.ts";
import { interview } from "../../domain/orientation/interview.ts";
import { civilStatus } from "../../domain/people/civil-status.ts";
import { task } from "../../domain/tasks/task.ts";

/** Schemas of the domain that the description names, so that it says each once. */
export const componentSchemas = {
  CivilStatus: civilStatus,
  Candidate: candidate,
  Interview: interview,
  Task: task,
};
