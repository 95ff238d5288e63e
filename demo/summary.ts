import { Temporal } from "temporal-polyfill";
import type { Stage } from "./stage.ts";

/** Says who received what, the file's history, and where to look. */
export async function summary(
  { people }: Stage,
  { id, sheetId }: { id: string; sheetId: string },
  urls: { api: string; mail: string; identity: string },
): Promise<void> {
  const { items: mails } = await people.oemm.call("GET", `/files/${id}/mails?limit=100`);
  const { items: history } = await people.candidate.call("GET", `/files/${id}/history?limit=100`);
  const sheet = await people.candidate.call("GET", `/files/${id}/decision-sheets/${sheetId}`);
  const partial = sheet.validation === "partial";
  console.log(`\n  Fiche de décision ${sheet.number} : validation ${partial ? "partielle" : "totale"}`);
  for (const { domainCode, result, validUntil } of sheet.results)
    console.log(
      `     ${domainCode}  ${result === "acquired" ? `acquis jusqu’au ${validUntil}` : "non acquis"}`,
    );
  console.log("\n  Courriels du dossier");
  for (const { to, subject } of mails.reverse()) console.log(`     ${to} : ${subject}`);
  console.log("\n  Historique du dossier");
  for (const { at, label, by } of history.reverse())
    console.log(`     ${inParis(at)}  ${label} (${by.name})`);
  console.log(
    `\n  À regarder : la boîte aux lettres ${urls.mail}, l’API ${urls.api}/docs, les comptes ${urls.identity}\n`,
  );
}

function inParis(at: string): string {
  const there = Temporal.Instant.from(at).toZonedDateTimeISO("Europe/Paris");
  return `${there.toPlainDate()} ${there.toPlainTime().toString({ smallestUnit: "minute" })}`;
}
