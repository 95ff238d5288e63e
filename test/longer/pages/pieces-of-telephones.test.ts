import type { Locator, Page } from "playwright-core";
import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import { prepare } from "../../../demo/preparation.ts";
import { upload } from "../../../demo/vae-story.ts";
import { enrolledVaeFile } from "../../support/candidates.ts";
import { faultsOfAccess, keepLooks, takeAccount, useBrowser } from "../../support/chromium.ts";
import { convenedSession } from "../../support/convened-session.ts";
import { corpusFile } from "../../support/corpus.ts";
import { useLocalStack } from "../../support/local-stack.ts";
import { submitEnrolledVae } from "../../support/prepared-files.ts";
import { currentApproval, stageOn } from "../../support/stage.ts";

/* What telephones make, in the page of a jury member who reads it; HEIC, PDF, MP4, and a codec that no browser here knows, are in `pages/jury`. */

const stack = useLocalStack(() => ({ withSpace: true }));
const open = useBrowser();

/** As a sensor of 48 megapixels has it, of which the telephone was held upright. */
const photo = { width: 8064, height: 6048, turnedRight: 6 };

let page: Page;

beforeAll(async () => {
  const stage = stageOn(stack());
  const { people, today } = stage;
  await prepare(people, currentApproval());
  const given = { stack: stack(), people, certification: "CMI", today, firstName: "Amina" };
  const { id, candidate } = await enrolledVaeFile({ ...given, email: "amina@candidats.example.org" });
  const turned = await sharp({ create: { ...photo, channels: 3, background: "#14485c" } })
    .withMetadata({ orientation: photo.turnedRight })
    .jpeg()
    .toBuffer();
  for (const [title, fileName, contentType, bytes] of [
    ["Grande photo", "IMG_0048.JPG", "image/jpeg", turned],
    ["Note vocale", "note.m4a", "audio/mp4", corpusFile("sound-aac.m4a")],
    ["Film du téléphone", "IMG_0049.MOV", "video/quicktime", corpusFile("film-h264.mov")],
  ] as const)
    await upload(candidate, id, { category: "experience", title, fileName, contentType }, bytes);
  await stack().settled();
  await submitEnrolledVae(stack(), id);
  const sessionId = await convenedSession(stage, today, [id]);
  await stack().settled();
  page = await open();
  await page.setViewportSize({ width: 1024, height: 768 });
  await page.goto(`${stack().urls.space}/sessions/${sessionId}/slots/${id}`);
  await takeAccount(page, /Élise/);
  await page.getByRole("tab", { name: "Pièces" }).click();
});

describe("R-EVI-2, R-JURY-7: what a telephone makes", { timeout: 240_000 }, () => {
  /** Opens a piece by its title, and closes it once it was looked at. */
  const reading = async (title: string, look: (room: Locator) => Promise<unknown>) => {
    await page.getByRole("button", { name: new RegExp(`${title} `) }).click();
    const room = page.getByRole("dialog");
    await room.getByRole("heading", { name: title }).waitFor();
    await look(room);
    expect(await faultsOfAccess(page)).toEqual([]);
    await keepLooks(page, `telephone-${title.toLowerCase().replaceAll(/\P{L}+/gu, "-")}`, [390, 1280]);
    await page.setViewportSize({ width: 1024, height: 768 });
    await room.getByRole("button", { name: "Fermer", exact: true }).click();
  };

  it("is shown upright, whole and within the page, of however many points", async () => {
    await reading("Grande photo", async (room) => {
      const image = room.getByRole("img", { name: "Grande photo" });
      const sizes = () =>
        image.evaluate((it) => {
          const { naturalWidth, naturalHeight } = it as unknown as Record<string, number>;
          return [naturalWidth, naturalHeight];
        });
      await expect.poll(sizes, { timeout: 60_000 }).toEqual([photo.height, photo.width]);
      const { width = 0, height = 0 } = (await image.boundingBox()) ?? {};
      expect(width).toBeGreaterThan(100);
      expect(height).toBeLessThan(768);
      expect(height / width).toBeCloseTo(photo.width / photo.height, 1);
    });
  });

  it.each([
    ["Note vocale", "audio"],
    ["Film du téléphone", "video"],
  ])("is played, from where its reader seeks: %s", async (title, tag) => {
    await reading(title, async (room) => {
      const media = room.locator(tag);
      await expect
        .poll(() => media.evaluate((it) => (it as unknown as Media).readyState), { timeout: 15_000 })
        .toBeGreaterThan(0);
      const at = await media.evaluate((it) => {
        const playing = it as unknown as Media;
        return new Promise<number>((found) => {
          playing.addEventListener("seeked", () => found(playing.currentTime / playing.duration));
          playing.currentTime = playing.duration / 2;
        });
      });
      expect(at).toBeCloseTo(0.5, 1);
    });
  });
});

/** What a page tells of a film or a recording. */
interface Media {
  readyState: number;
  duration: number;
  currentTime: number;
  addEventListener(name: "seeked", heard: () => void): void;
}
