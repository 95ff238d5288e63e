import { describe, expect, it } from "vitest";
import { takeAccount, useBrowser } from "../../support/chromium.ts";
import { useLocalStack } from "../../support/local-stack.ts";

const stack = useLocalStack(() => ({ withSpace: true }));
const open = useBrowser();
const space = () => stack().urls.space ?? "";

describe("what each role loads first", () => {
  it.each([/Amina/, /Camille/, /Marie/, /Odile/, /Élise/])(
    "is at most 250 KB, signed in as %s",
    async (name) => {
      const page = await open();
      const sizes = new Map<string, Promise<number>>();
      // What a test goes between is kept in no cache: each request is as it was the first time.
      await page.route("**", (route) => route.continue());
      page.on("response", (response) => {
        if (!response.url().startsWith(`${space()}/`) || response.url().includes("/api/")) return;
        // What the page before sign-in loaded is there already.
        sizes.set(
          response.url(),
          response
            .request()
            .sizes()
            .then(({ responseBodySize }) => responseBodySize),
        );
      });
      await page.goto(space());
      await takeAccount(page, name);
      await page.getByRole("heading", { level: 1 }).waitFor();
      await page.waitForLoadState("networkidle");
      const bytes = (await Promise.all(sizes.values())).reduce((sum, size) => sum + size, 0);
      expect(bytes).toBeGreaterThan(100_000);
      expect(bytes).toBeLessThan(250_000);
    },
  );
});
