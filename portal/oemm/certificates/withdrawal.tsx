import { ActButton } from "../../acts/act-button.tsx";
import { useApi, useRead } from "../../api.ts";
import type { FieldTold } from "../../forms/form-state.tsx";
import { withdrawCertificate } from "../../made/bodies/withdrawCertificate.ts";
import { dayOf } from "../../shell/dates.ts";
import { domainsSaid } from "../domains.ts";

/** A certificate's withdrawal: where several decisions granted what it rests on, which of them is annulled is chosen. */
export function Withdrawal({ number, fileId }: { number: string; fileId: string }) {
  const api = useApi();
  return (
    <ActButton
      name={`withdrawCertificate ${number}`}
      label="Retirer"
      look="button brick small"
      says="Le certificat ne vaut plus : sa vérification le dit dès maintenant."
      body={withdrawCertificate}
      of={fileId}
      useTold={useDecisions}
      send={(body, key) => api.post("/v1/certificates/{number}/withdrawal", { path: { number }, body, key })}
      done="Le certificat est retiré."
    />
  );
}

/** The decisions by which the holder acquired the domains of a certificate, of whichever file. */
function useDecisions(fileId: string): Readonly<Record<string, FieldTold>> | undefined {
  const read = useRead("/v1/files/{fileId}", { path: { fileId } });
  if (read.isPending) return undefined;
  const acquired = Object.entries(read.data?.body.validation?.acquired ?? {});
  const decisions = Map.groupBy(acquired, ([, { sheetId }]) => sheetId);
  // The only one is the certificate's own, which needs no saying.
  if (decisions.size < 2) return { sheetId: { hidden: true } };
  const choices = [...decisions].map(([value, domains]) => ({
    value,
    day: domains[0]?.[1].decidedOn ?? "",
    said: domainsSaid(domains.map(([code]) => code)),
  }));
  return {
    sheetId: {
      label: "Décision qui ne vaut plus",
      help: "À défaut, celle qui a délivré le certificat. Les domaines accordés par les autres restent acquis.",
      choices: choices
        .toSorted((one, other) => one.day.localeCompare(other.day))
        .map(({ value, day, said }) => ({ value, label: `Décision du ${dayOf(day)} : ${said}` })),
    },
  };
}
