import { upload as sendFile } from "../client/src/upload.ts";
import type { ApiClient } from "./client.ts";
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
  await sendFile(upload, new Blob([new Uint8Array(bytes)]));
  await settled();
  return scan.id;
}
