import type { pieceOfVerified } from "../../shared/objects/object-keys.ts";
import { evidenceEntity } from "../../shared/store/files.ts";
import { evidenceKey } from "../../shared/store/keys.ts";
import { loadSignedAttendances } from "../../shared/store/signed-attendances.ts";
import { readOne } from "../../shared/store/table.ts";

type VerifiedPiece = NonNullable<ReturnType<typeof pieceOfVerified>>;

/** Whether a piece of a file or of a session was accepted with these bytes, and still is. One round trip. */
export async function isPieceNamed({ of, holderId, evidenceId, sha256 }: VerifiedPiece): Promise<boolean> {
  const found =
    of === "file"
      ? evidenceEntity.find(await readOne(evidenceKey(holderId, evidenceId)))
      : (await loadSignedAttendances(holderId)).find(({ id }) => id === evidenceId);
  return found?.state === "accepted" && found.sha256 === sha256;
}
