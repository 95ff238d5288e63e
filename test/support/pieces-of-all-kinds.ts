import type { ApiClient } from "../../demo/client.ts";
import { upload } from "../../demo/vae-story.ts";
import type { LocalStack } from "../../infra/local/stack.ts";
import { corpusFile } from "./corpus.ts";

/** Pieces of each kind that a file may hold, by their titles: a file of the corpus, and what its sender says that it is. */
const kindsOfPieces = {
  Attestation: ["lo-cv.pdf", "application/pdf"],
  "Photo d’écran": ["png-rgb.png", "image/png"],
  "Photo du téléphone": ["heic-photo.heic", "image/heic"],
  "Film du poste": ["film-h264.mp4", "video/mp4"],
  // Of a codec that few browsers know.
  "Autre film": ["film-hevc.mov", "video/quicktime"],
  Entretien: ["sound-cbr.mp3", "audio/mpeg"],
  Lettre: ["lo-cv.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
} as const;

/** Deposits a piece of each kind in a candidate's file; returns once all are verified. */
export async function depositPieces(stack: LocalStack, candidate: ApiClient, fileId: string): Promise<void> {
  const deposited = Object.entries(kindsOfPieces).map(([title, [fileName, contentType]]) =>
    upload(candidate, fileId, { category: "experience", title, fileName, contentType }, corpusFile(fileName)),
  );
  await Promise.all(deposited);
  await stack.settled();
}
