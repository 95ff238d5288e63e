import { NoAnswerError, ProblemError } from "@cqp-mutualite/client/problem";

/** Whether a failure says nothing of what was asked for: there was no answer, or not a considered one. */
export const mayPass = (error: unknown): boolean =>
  error instanceof NoAnswerError ||
  isOfStorage(error) ||
  (error instanceof ProblemError && error.status >= 500);

/** Whether a file that was sent is what failed, told by its name: the code that sends files comes with the pages that do. */
export const isOfStorage = (error: unknown): boolean =>
  error instanceof Error && error.name === "UploadError";
