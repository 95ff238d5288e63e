import { eraseEvidence } from "../../functions/privacy/erase-evidence.ts";
import { eraseFile } from "../../functions/privacy/erase-file.ts";
import type { Runtime } from "../../shared/domain/runtime.ts";
import { listErasures } from "./list-erasures.ts";

/**
 * R-RGPD-2: erases anew, in a table that was restored, all that was erased before and that the restoring brought back. It may be
 * interrupted and run again. Gives how many erasures it went through.
 */
export async function replayErasures(runtime: Runtime): Promise<number> {
  let replayed = 0;
  for await (const one of listErasures()) {
    if (one.what === "file") await eraseFile(one.fileId, runtime, { again: true });
    else await eraseEvidence(one.fileId, runtime, one.pieces);
    replayed++;
  }
  return replayed;
}
