import { createFile } from "../../shared/store/files.ts";
import { commit, type Write } from "../../shared/store/transaction.ts";
import { fileIn, testId } from "./files.ts";

/** A file as it was stored before persons were known: its candidate is the account of an address. */
export async function storedBefore(
  n: number,
  firstName: string,
  account: string,
  state: "admissible" | "withdrawn" | "submitted" | "certified",
  certification: "CMI" | "CRD" = state === "admissible" ? "CMI" : "CRD",
): Promise<string> {
  const id = testId("file", n);
  const civilStatus = { firstNames: firstName, usedName: "Exemple" };
  const candidate = { personId: account, civilStatus, email: account };
  const file = fileIn(state, { id, certification, candidate, centreId: "ctr_demo_lyon" });
  const older = createFile(file).map((write): Write => {
    if (!("put" in write) || write.put.entity !== "file") return write;
    const data = { ...file, candidate: { account, firstName, lastName: "Exemple", email: account } };
    return { ...write, put: { ...write.put, shape: 1, data } };
  });
  await commit(older);
  return id;
}
