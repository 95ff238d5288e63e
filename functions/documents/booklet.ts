import type { BookletGiven } from "../../shared/documents/booklet-parts.ts";
import { finalBooklet } from "../../shared/documents/final-booklet.ts";
import { vaeBooklet } from "../../shared/documents/vae-booklet.ts";
import type { JurySession } from "../../shared/domain/jury/session.ts";
import { slotOfFile } from "../../shared/domain/jury/session.ts";
import type { Instant } from "../../shared/domain/time/civil-date.ts";
import type { PrintedDocument } from "../../shared/printing/printed-document.ts";
import { loadCentre } from "../../shared/store/centres.ts";
import { loadCompany } from "../../shared/store/companies.ts";
import { loadFile } from "../../shared/store/files.ts";
import { loadSession } from "../../shared/store/sessions.ts";

/** R-JURY-7: the booklet of a file as the file is now, with the appearance that it is convened to. */
export async function bookletOf(fileId: string, madeAt: Instant): Promise<PrintedDocument> {
  const contents = await loadFile(fileId);
  if (contents === undefined) throw new Error(`the file ${fileId} does not exist`);
  const { file, answers, evidence, certification } = contents;
  const companyId = file.path === "training" ? file.companyId : file.candidate.companyId;
  const [centre, company, session] = await Promise.all([
    file.centreId === undefined ? undefined : loadCentre(file.centreId),
    companyId === undefined ? undefined : loadCompany(companyId),
    file.state === "scheduled" ? loadSession(file.sessionId) : undefined,
  ]);
  const { name, domains } = certification;
  const given = {
    certificationName: name,
    domains,
    centreName: centre?.centre.name,
    companyName: company?.name,
    appearance: appearanceIn(session, fileId),
    madeAt,
  };
  return file.path === "vae"
    ? vaeBooklet({ file, answers, evidence }, given)
    : finalBooklet({ file, answers, evidence }, given);
}

function appearanceIn(session: JurySession | undefined, fileId: string): BookletGiven["appearance"] {
  if (session === undefined || (session.state !== "convened" && session.state !== "opened")) return undefined;
  const slot = slotOfFile(session, fileId);
  return slot === undefined ? undefined : { date: session.date, start: slot.start, domains: slot.domains };
}
