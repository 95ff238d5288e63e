import {
  beginBuilding,
  type DocumentRecord,
  documentMachine,
  finishBuilding,
  withdrawDocument,
} from "../../../shared/domain/document/document.ts";
import { assertAllowed } from "../../../shared/domain/state-machine.ts";
import { noon, testId } from "../../support/files.ts";
import { proveTable } from "./prove-table.ts";

const identity = {
  kind: "booklet" as const,
  reference: testId("file", 1),
  about: { kind: "file" as const, id: testId("file", 1) },
  factId: "01A",
  madeAt: noon,
};
const built = { fileName: "livret.pdf", sha256: "…", size: 1 };
const document = (state: DocumentRecord["state"]) => ({ ...identity, built, state }) as DocumentRecord;

proveTable(documentMachine, () => beginBuilding(undefined, identity), {
  build: {
    from: ["building", "ready", "withdrawn"],
    by: [(state) => beginBuilding(document(state), identity)],
  },
  finish: { from: ["building"], by: [(state) => finishBuilding(document(state), built)] },
  download: {
    from: ["ready"],
    by: [
      (state) => {
        const held = document(state);
        assertAllowed(documentMachine, held, "download");
        return held;
      },
    ],
  },
  withdraw: { from: ["building"], by: [(state) => withdrawDocument(document(state))] },
});
