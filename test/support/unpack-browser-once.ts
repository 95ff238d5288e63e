import { unpackBrowser } from "./chromium.ts";

/** Before any worker begins: two that unpack the browser at once break it. */
export default async function unpackBrowserOnce(): Promise<void> {
  await unpackBrowser();
}
