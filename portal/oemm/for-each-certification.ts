import type { ReplyOf } from "@cqp-mutualite/client/operations";
import { useQueries } from "@tanstack/react-query";
import { useApi, useRead } from "../api.ts";

/** What a certification is called by. */
export type CertificationCode = ReplyOf<"/v1/certifications", "get">["items"][number]["code"];

/** The certifications, in the API's order; none until they are known. */
export function useCertifications() {
  return useRead("/v1/certifications", {}, { once: true }).data?.body.items ?? [];
}

/** Milliseconds after which waiting lists are looked at anew: candidates submit at any time. */
const freshFor = 30_000;

/** The waiting list of each certification, the beginning of it; those that are known yet. */
export function useWaitingLists() {
  const api = useApi();
  const codes = useCertifications().map(({ code }) => code);
  return useQueries({
    queries: codes.map((code) => ({
      queryKey: ["/v1/certifications/{code}/waiting-list", "start", code],
      refetchInterval: freshFor,
      queryFn: async ({ signal }: { signal: AbortSignal }) => {
        const query = { limit: 50 };
        const { body } = await api.get("/v1/certifications/{code}/waiting-list", {
          path: { code },
          query,
          signal,
        });
        return { code, ...body };
      },
    })),
    combine: (all) => all.flatMap(({ data }) => (data === undefined ? [] : [data])),
  });
}

/** The sessions of all certifications from a day, by date; undefined until all are known. */
export function useSessions(from: string | undefined) {
  const api = useApi();
  const codes = useCertifications().map(({ code }) => code);
  return useQueries({
    queries: codes.map((certification) => ({
      queryKey: ["/v1/sessions", certification, from],
      enabled: from !== undefined,
      queryFn: async ({ signal }: { signal: AbortSignal }) => {
        const query = { certification: [certification], limit: 100, ...(from === undefined ? {} : { from }) };
        return (await api.get("/v1/sessions", { query, signal })).body.items;
      },
    })),
    combine: (all) => ({
      data:
        all.length === 0 || all.some(({ data }) => data === undefined)
          ? undefined
          : all.flatMap(({ data }) => data ?? []).sort((a, b) => a.start.localeCompare(b.start)),
      error: all.find(({ error }) => error !== null)?.error ?? null,
      refetch: () => Promise.all(all.map(({ refetch }) => refetch())),
    }),
  });
}

/** The day that it is for the API; undefined until it is known. */
export function useToday(): string | undefined {
  return useRead("/v1/policy-series", {}).data?.body.on;
}
