import type { ReplyOf } from "@cqp-mutualite/client/operations";
import { useRead } from "../api.ts";

/** What a certification is called by. */
export type CertificationCode = ReplyOf<"/v1/certifications", "get">["items"][number]["code"];

/** The certifications, in the API's order; none until they are known. */
export function useCertifications() {
  return useRead("/v1/certifications", {}, { once: true }).data?.body.items ?? [];
}

/** How many wait for a jury, by certification. */
export const useWaitingLists = () => useRead("/v1/waiting-lists", {});

/** Sessions that a page of the list holds, at most. */
const mostSessions = 100;

/** The sessions of all certifications from a day, by date, once the day is known. */
export const useSessions = (from: string | undefined) =>
  useRead(
    "/v1/sessions",
    { query: { limit: mostSessions, ...(from === undefined ? {} : { from }) } },
    { enabled: from !== undefined },
  );

/** What tells the day that it is for the API. */
export const useReadToday = () => useRead("/v1/policy-series", {});

/** The day that it is for the API; undefined until it is known. */
export function useToday(): string | undefined {
  return useReadToday().data?.body.on;
}
