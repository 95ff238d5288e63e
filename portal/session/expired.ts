import { ProblemError } from "@cqp-mutualite/client/problem";
import { SessionExpired } from "./tokens.ts";

/** Whether the person has to sign in again. */
export const isExpired = (error: unknown): boolean =>
  error instanceof SessionExpired || (error instanceof ProblemError && error.status === 401);
