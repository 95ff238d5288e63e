import type { Actor } from "../domain/access/actor.ts";
import {
  type FileRelation,
  relationToFile,
  relationToSession,
  type SessionRelation,
} from "../domain/access/relations.ts";
import { DomainError } from "../domain/domain-error.ts";
import type { CandidateFile, Path } from "../domain/enrolment/file.ts";
import type { JurySession } from "../domain/jury/session.ts";
import { loadFileAlone, parseFile, type WholeFile, wholeKeys } from "../store/files.ts";
import { sessionKey } from "../store/keys.ts";
import { certificationOfFile } from "../store/referential.ts";
import { loadSession, sessionEntity } from "../store/sessions.ts";
import { readTogether } from "../store/table.ts";
import { forbidden, notFound } from "./problem.ts";

/**
 * The file of a path, for a caller who is in one of the relations that the route asks for. To any other it
 * does not exist. One round trip; a second one, for a jury member, reads the session that hears the file.
 * @throws HttpProblem 404, or 403 when the person sees the file but may not do this; DomainError `wrong-path`.
 */
export async function authorisedFile(
  actor: Actor,
  fileId: string,
  may: { file: readonly FileRelation[]; path?: Path },
): Promise<{ contents: WholeFile; relation: FileRelation; session: JurySession | undefined }> {
  const held = await loadFileAlone(fileId);
  // A session is looked up whether there is one or not: how long it takes doesn't tell that the file exists.
  const session =
    actor.role === "jury-member" ? await loadSession(held?.file.sessionId ?? fileId) : undefined;
  if (held === undefined) throw notFound();
  const relation = relationToFile(actor, held.file, session);
  if (relation === undefined) throw notFound();
  if (!may.file.includes(relation)) throw forbidden();
  if (may.path !== undefined && may.path !== held.file.path) throw wrongPath(may.path);
  const contents = { ...held, certification: await certificationOfFile(held.file) };
  return { contents, relation, session };
}

/**
 * The session of a path, and the file that the path names within it, read together. One round trip.
 * @throws HttpProblem 404, or 403 when the person sees the session but may not do this.
 */
export async function authorisedSession(
  actor: Actor,
  ids: { sessionId: string; fileId: string | undefined },
  allowed: readonly SessionRelation[],
): Promise<{ session: JurySession; relation: SessionRelation; file: CandidateFile | undefined }> {
  const keys = [sessionKey(ids.sessionId), ...(ids.fileId === undefined ? [] : wholeKeys(ids.fileId))];
  const [sessionItem, ...fileItems] = await readTogether(keys);
  const session = sessionEntity.find(sessionItem);
  const relation = session === undefined ? undefined : relationToSession(actor, session);
  if (session === undefined || relation === undefined) throw notFound();
  if (!allowed.includes(relation)) throw forbidden();
  return { session, relation, file: parseFile(fileItems) };
}

function wrongPath(path: Path): DomainError {
  return new DomainError("wrong-path", {
    rule: path === "vae" ? "R-VAE-1" : "R-TRN-1",
    detail:
      path === "vae"
        ? "Cette action concerne les dossiers de VAE\u00a0; celui-ci suit le parcours de formation."
        : "Cette action concerne le parcours de formation\u00a0; ce dossier est un dossier de VAE.",
  });
}
