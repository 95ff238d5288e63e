import { interview } from "../../domain/orientation/interview.ts";
import { civilStatus } from "../../domain/people/civil-status.ts";

/** Schemas of the domain that the description names, so that it says each once. */
export const componentSchemas = {
  CivilStatus: civilStatus,
  Interview: interview,
};
