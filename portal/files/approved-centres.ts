import type { PathsWith, ReadRequest } from "@cqp-mutualite/client/operations";
import { useRead } from "../api.ts";
import type { Choice } from "../forms/part.ts";

type Request = ReadRequest<"/v1/certifications/{code}/approved-centres" & PathsWith<"get">>;

/** The centres that may be chosen today for a certification and a service, as choices; none before they are known. */
export function useApprovedCentres(...asked: Parameters<typeof useKnownCentres>): readonly Choice[] {
  return useKnownCentres(...asked) ?? [];
}

/** The same, where it is told when there are none: undefined before they are known. */
export function useKnownCentres(
  code: Request["path"]["code"] | undefined,
  service: "training" | "vae",
): readonly Choice[] | undefined {
  const read = useRead(
    "/v1/certifications/{code}/approved-centres",
    // Not asked for as long as there is no certification.
    { path: { code: code ?? "CMI" }, query: { service } },
    { enabled: code !== undefined },
  );
  return read.data?.body.items.map(({ id, name, city }) => ({
    value: id,
    label: `${name}, ${city}`,
  }));
}
