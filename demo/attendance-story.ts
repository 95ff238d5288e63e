import { type ApiClient, postForm } from "./client.ts";
import { pdf } from "./files.ts";
import type { Stage } from "./stage.ts";

/** R-DAY-6: the chair or OEMM deposits the scan of the sheet that members and candidates signed; gives its id. */
export async function depositAttendance(
  { settled }: Pick<Stage, "settled">,
  by: ApiClient,
  sessionId: string,
  sheet = "Feuille d’émargement signée",
): Promise<string> {
  const bytes = await pdf(`${sheet}, jury ${sessionId}`);
  const fileName = `${sheet}.pdf`;
  const announced = { fileName, contentType: "application/pdf", size: bytes.byteLength };
  const { scan, upload } = await by.call("POST", `/sessions/${sessionId}/signed-attendance`, announced);
  const posted = await postForm(upload, bytes, fileName);
  if (posted.status >= 300) throw new Error(`upload refused: ${posted.status} ${posted.text}`);
  await settled();
  return scan.id;
}
