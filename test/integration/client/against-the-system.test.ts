import { afterEach, expect, it, vi } from "vitest";
import { createClient } from "../../../client/src/client.ts";
import { items } from "../../../client/src/pages.ts";
import { UploadError, upload } from "../../../client/src/upload.ts";
import { civilStatusOf } from "../../../demo/civil-status.ts";
import { demoToken } from "../../../demo/client.ts";
import { pdf } from "../../../demo/files.ts";
import { prepare } from "../../../demo/preparation.ts";
import { useLocalStack } from "../../support/local-stack.ts";
import { currentApproval, stageOn } from "../../support/stage.ts";

const stack = useLocalStack();
afterEach(() => vi.unstubAllGlobals());

function signedIn(account: string, actingAs?: string) {
  const { api, identity } = stack().urls;
  const token = () => demoToken(identity, account);
  return createClient({ url: new URL(api).origin, token, ...(actingAs === undefined ? {} : { actingAs }) });
}

it("a candidate enrols, edits by tag, sends a piece in full view of its progress, and is in the list", async () => {
  await prepare(stageOn(stack()).people, currentApproval());
  const amina = signedIn("amina");
  const { body: file } = await amina.post("/v1/files", {
    body: {
      path: "vae",
      certification: "CMI",
      candidate: { civilStatus: civilStatusOf("Amina", "Exemple"), email: "amina@candidats.example.org" },
    },
  });
  const read = await amina.get("/v1/files/{fileId}", { path: { fileId: file.id } });
  const { etag } = read;
  expect(etag).toMatch(/^"\d+-/);
  expect(await amina.getIfChanged("/v1/files/{fileId}", { path: { fileId: file.id }, etag })).toBeUndefined();

  const bytes = await pdf("Curriculum vitæ");
  const announced = await amina.post("/v1/files/{fileId}/evidence", {
    path: { fileId: file.id },
    body: {
      category: "cv",
      title: "CV détaillé",
      domains: [],
      fileName: "cv.pdf",
      contentType: "application/pdf",
      size: bytes.byteLength,
    },
  });
  const progress: number[] = [];
  const { upload: form, evidence } = announced.body;
  const blob = new Blob([new Uint8Array(bytes)]);
  await upload(form, blob, { onProgress: (sent, total) => progress.push(sent / total) });
  expect(progress.at(-1)).toBe(1);
  await stack().settled();
  const place = { path: { fileId: file.id, evidenceId: evidence.id } };
  expect((await amina.get("/v1/files/{fileId}/evidence/{evidenceId}", place)).body.state).toBe("accepted");

  const listed = await Array.fromAsync(items(amina, "/v1/files", { query: { limit: 1 } }));
  expect(listed.map(({ id }) => id)).toEqual([file.id]);
  const stale = amina.post("/v1/files/{fileId}/withdrawal", { path: { fileId: file.id }, ifMatch: '"0"' });
  await expect(stale).rejects.toMatchObject({ status: 412, type: expect.stringContaining("stale") });
});

it("a form that the storage refuses says by which of its codes", async () => {
  const form = { url: `${stack().urls.s3}/nothing`, fields: { key: "uploads/none" } };
  const refused = await upload(form, new Blob(["x"]), { patience: { tries: 1 } }).catch(
    (error: unknown) => error,
  );
  expect(refused).toBeInstanceOf(UploadError);
});
