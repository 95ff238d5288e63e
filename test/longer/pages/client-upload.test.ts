import { join } from "node:path";
import { build } from "esbuild";
import type { Page } from "playwright-core";
import { beforeAll, expect, it } from "vitest";
import { civilStatusOf } from "../../../demo/civil-status.ts";
import { type ApiClient, apiClient, demoToken } from "../../../demo/client.ts";
import { noisyPhoto } from "../../../demo/files.ts";
import { useBrowser } from "../../support/chromium.ts";
import { useLocalStack } from "../../support/local-stack.ts";

const stack = useLocalStack(() => ({ withSpace: true }));
const open = useBrowser();

let amina: ApiClient;
let fileId: string;
let script: string;
/** A photo of its own for each piece: the same one twice is refused. */
const photoOf = (index: number) => noisyPhoto(800, 800 + index);

beforeAll(async () => {
  amina = apiClient(stack().urls.api, await demoToken(stack().urls.identity, "amina"));
  const candidate = { civilStatus: civilStatusOf("Amina", "Exemple"), email: "amina@candidats.example.org" };
  ({ id: fileId } = await amina.call("POST", "/files", { path: "vae", certification: "CMI", candidate }));
  const built = await build({
    entryPoints: [join(import.meta.dirname, "../../../client/src/upload.ts")],
    bundle: true,
    format: "iife",
    globalName: "client",
    write: false,
  });
  script = built.outputFiles[0]?.text ?? "";
});

/**
 * A page with the client package and the bytes of a photo, on the origin of the space: the bucket takes what browsers send
 * from pages of no other.
 */
async function pageWith(photo: Uint8Array): Promise<Page> {
  const page = await open();
  await page.goto(`${stack().urls.space}/accessibility.html`);
  // By the browser's own tools: the page's policy lets no script in.
  await page.evaluate(`${script}; globalThis.client = client;`);
  await page.evaluate((base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    Object.assign(globalThis, { photo: new Blob([bytes]), seen: [] });
  }, Buffer.from(photo).toString("base64"));
  return page;
}

/** Announces a photo; gives its identifier and the form that it is sent with. */
async function announced(title: string, photo: Uint8Array) {
  const { evidence, upload } = await amina.call("POST", `/files/${fileId}/evidence`, {
    ...{ category: "experience", title, domains: ["CMI-4"], fileName: "stand.png", contentType: "image/png" },
    size: photo.byteLength,
  });
  return { evidenceId: evidence.id as string, form: JSON.stringify(upload) };
}

/** Sends it from the page; gives what the page saw of its progress, and how it ended. */
async function sendFrom(page: Page, form: string, options = "") {
  return page.evaluate<{ seen: [number, number][]; error?: string }>(`(async () => {
    const seen = [];
    const ending = new AbortController();
    const onProgress = (sent, total) => { seen.push([sent, total]); ${options} };
    try {
      await client.upload(${form}, photo, { onProgress, signal: ending.signal });
      return { seen };
    } catch (error) {
      return { seen, error: String(error.name) };
    }
  })()`);
}

async function stateOf(evidenceId: string): Promise<string> {
  await stack().settled();
  return (await amina.call("GET", `/files/${fileId}/evidence/${evidenceId}`)).state;
}

/** Makes a page send so many bytes a second. */
async function slowDown(page: Page, uploadThroughput: number): Promise<void> {
  const tools = await page.context().newCDPSession(page);
  await tools.send("Network.emulateNetworkConditions", {
    ...{ offline: false, latency: 0, downloadThroughput: -1, uploadThroughput },
  });
}

it("a page sends a file straight to the bucket, and sees how far it is", async () => {
  const photo = photoOf(0);
  const page = await pageWith(photo);
  await slowDown(page, 4_000_000);
  const { evidenceId, form } = await announced("En une fois", photo);
  const { seen, error } = await sendFrom(page, form);
  expect(error).toBeUndefined();
  expect(seen.length).toBeGreaterThan(1);
  for (const [index, [sent, total]] of seen.entries()) {
    expect(sent).toBeGreaterThanOrEqual(seen[index - 1]?.[0] ?? 0);
    expect(total).toBeGreaterThan(photo.byteLength);
  }
  expect(seen.at(-1)?.[0]).toBe(seen.at(-1)?.[1]);
  expect(await stateOf(evidenceId)).toBe("accepted");
});

it("it is cancelled on its way, of which the bucket keeps nothing; the same form then takes the file", async () => {
  const photo = photoOf(1);
  const page = await pageWith(photo);
  await slowDown(page, 1_000_000);
  const { evidenceId, form } = await announced("Interrompu", photo);
  const cancelled = await sendFrom(page, form, "if (sent < total) ending.abort()");
  expect(cancelled.error).toBe("AbortError");
  expect(cancelled.seen.every(([sent, total]) => sent < total)).toBe(true);
  expect(await stateOf(evidenceId)).not.toBe("accepted");
  await slowDown(page, -1);
  expect((await sendFrom(page, form)).error).toBeUndefined();
  expect(await stateOf(evidenceId)).toBe("accepted");
});

it("a connection that is cut is tried again, from the file's beginning", async () => {
  const photo = photoOf(2);
  const page = await pageWith(photo);
  const { evidenceId, form } = await announced("Repris", photo);
  let tries = 0;
  await page.route(`${new URL(stack().urls.s3).origin}/**`, (route) => {
    if (route.request().method() !== "POST") return route.continue();
    tries += 1;
    return tries === 1 ? route.abort("connectionreset") : route.continue();
  });
  expect((await sendFrom(page, form)).error).toBeUndefined();
  expect(tries).toBe(2);
  expect(await stateOf(evidenceId)).toBe("accepted");
});

it("what the bucket refuses is told by its code, and not tried again", async () => {
  const photo = photoOf(3);
  const page = await pageWith(photo);
  const { form } = await announced("Trop long", photo);
  const tooLong = await page.evaluate<string>(`client
    .upload(${form}, new Blob([photo, photo]))
    .then(() => "taken", (error) => error.name + " " + error.status + " " + error.code)`);
  expect(tooLong).toBe("UploadError 400 EntityTooLarge");
});
