import { readFile } from "node:fs/promises";
import * as z from "zod";
import type { CertificateSettings } from "../../shared/documents/certificate.ts";
import type { CertificateImages } from "../../shared/printing/printed-document.ts";
import type { FontBytes } from "../../shared/printing/typeface.ts";

const environment = z.object({
  VERIFY_URL: z.url(),
  VERIFY_PAGE: z.url().optional(),
  CERTIFICATE_SIGNATORY: z.string(),
  CERTIFICATE_PLACE: z.string(),
});

/** What the deployment says of certificates, from the function's environment. */
export function certificateSettings(): CertificateSettings {
  const told = environment.parse(process.env);
  return {
    verifyUrl: told.VERIFY_URL,
    verifyPage: told.VERIFY_PAGE,
    signatory: told.CERTIFICATE_SIGNATORY,
    place: told.CERTIFICATE_PLACE,
  };
}

/** The images that the deployment put beside the bundle, see `infra/branding/`; either may be missing. */
export async function certificateImages(): Promise<CertificateImages> {
  const image = (name: keyof CertificateImages) => beside(`${name}.png`).catch(() => undefined);
  return { signature: await image("signature"), seal: await image("seal") };
}

function beside(file: string): Promise<Uint8Array> {
  return readFile(new URL(file, import.meta.url));
}

let read: Promise<FontBytes> | undefined;
let readSpare: ReturnType<FontBytes["spare"]> | undefined;

/** The typefaces that lie beside the bundle, read once a process; the spare one when it is asked for. */
export function bundledFonts(): Promise<FontBytes> {
  read ??= (async () => {
    return {
      regular: await beside("SourceSans3_400Regular.ttf"),
      semibold: await beside("SourceSans3_600SemiBold.ttf"),
      serif: await beside("SourceSerif4_600SemiBold.ttf"),
      spare: bundledSpare,
    };
  })();
  return read;
}

function bundledSpare(): ReturnType<FontBytes["spare"]> {
  readSpare ??= (async () => {
    return {
      regular: await beside("NotoSans_400Regular.ttf"),
      semibold: await beside("NotoSans_600SemiBold.ttf"),
    };
  })();
  return readSpare;
}
