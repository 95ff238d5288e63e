import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { takeAccount, useBrowser } from "../support/chromium.ts";
import { useLocalStack } from "../support/local-stack.ts";

const stack = useLocalStack(() => ({ withSpace: true }));
const open = useBrowser();
let tour: ChildProcess | undefined;

afterAll(() => tour?.kill());

it("npm run demo -- --watch: the pages of OEMM and of the candidate follow the tour, and nothing is asked of who looks", async () => {
  const { space = "", api } = stack().urls;
  const desk = await open();
  await desk.goto(`${space}/files`);
  await takeAccount(desk, /Odile/);
  await desk.getByRole("heading", { level: 1, name: "Dossiers" }).waitFor();
  const own = await open();
  await own.goto(space);
  await takeAccount(own, /Amina/);
  await own.getByText("Aucun dossier ne vous concerne pour l’instant.").waitFor();

  const program = join(import.meta.dirname, "..", "..", "demo", "tour.ts");
  const playing = spawn(process.execPath, [program, "--watch", "--port", new URL(api).port], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  tour = playing;
  let told = "";
  const page = new Promise<string>((resolve) =>
    playing.stdout.on("data", (chunk: Buffer) => {
      told += chunk;
      const [, at] = /page : (\S+\/files\/\S+)/.exec(told) ?? [];
      if (at !== undefined) resolve(at);
    }),
  );
  const address = await page;
  // No page is gone to, or loaded again: what is seen comes by itself.
  await desk.getByRole("link", { name: /Amina/ }).first().waitFor({ timeout: 60_000 });
  const mine = own.getByRole("link", { name: /Amina/ }).first();
  await mine.waitFor({ timeout: 60_000 });
  await mine.click();
  await own.getByRole("heading", { level: 1, name: /Amina/ }).waitFor();
  expect(own.url()).toBe(address);
  await own.getByText("Convention d’accompagnement signée le").waitFor({ timeout: 60_000 });
}, 240_000);
