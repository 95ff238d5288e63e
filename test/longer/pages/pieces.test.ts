import type { Locator, Page } from "playwright-core";
import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import { prepare } from "../../../demo/preparation.ts";
import { upload } from "../../../demo/vae-story.ts";
import { enrolledVaeFile } from "../../support/candidates.ts";
import { faultsOfAccess, keepLooks, takeAccount, useBrowser } from "../../support/chromium.ts";
import { convenedSession } from "../../support/convened-session.ts";
import { corpusFile } from "../../support/corpus.ts";
import { isDrawn } from "../../support/drawn.ts";
import { useLocalStack } from "../../support/local-stack.ts";
import { depositPieces } from "../../support/pieces-of-all-kinds.ts";
import { submitEnrolledVae } from "../../support/prepared-files.ts";
import { currentApproval, stageOn } from "../../support/stage.ts";

/* Pieces of all kinds, and what telephones make, in the page of a jury member who reads them. */

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
  await depositPieces(stack(), candidate, id);
  await submitEnrolledVae(stack(), id);
  const sessionId = await convenedSession(stage, today, [id]);
  await stack().settled();
  page = await open();
  await page.setViewportSize({ width: 1024, height: 768 });
  await page.goto(`${stack().urls.space}/sessions/${sessionId}/slots/${id}`);
  await takeAccount(page, /Élise/);
  await page.getByRole("tab", { name: "Pièces" }).click();
});

/** What a page tells of a film or a recording. */
interface Media {
  readyState: number;
  duration: number;
  currentTime: number;
  addEventListener(name: "seeked", heard: () => void): void;
}

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

describe("R-EVI-2, R-JURY-7: what a telephone makes", { timeout: 240_000 }, () => {
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

describe("R-EVI-2, R-JURY-7: a piece, by what it is", () => {
  /** Whether a picture is there, and not its description alone. */
  const isSeen = (room: Locator) =>
    expect
      .poll(
        () =>
          room
            .getByRole("img")
            .evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth),
        { timeout: 10_000 },
      )
      .toBeGreaterThan(0);

  it("shows a picture, and the one of a telephone as the JPEG that was made of it", async () => {
    await reading("Photo d’écran", isSeen);
    await reading("Photo du téléphone", isSeen);
  });

  it("draws a PDF page under page, larger as its reader asks, and lets them have it", async () => {
    await reading("Attestation", async (room) => {
      const first = room.getByRole("article", { name: /^Page 1 sur/ });
      await isDrawn(first);
      const before = (await first.boundingBox())?.width ?? 0;
      await room.getByRole("button", { name: "Agrandir" }).click();
      await expect.poll(async () => (await first.boundingBox())?.width).toBeCloseTo(before * 1.5, 0);
      await isDrawn(first);
      const saved = page.waitForEvent("download");
      await room.getByRole("button", { name: "Télécharger" }).click();
      expect((await saved).suggestedFilename()).toBe("lo-cv.pdf");
      await room.getByRole("button", { name: "Réduire" }).click();
    });
  });

  it("plays a film and a recording, from where their reader seeks", async () => {
    /** Goes to the middle; gives where it is then. */
    const seek = async (room: Locator, tag: "video" | "audio") => {
      const media = room.locator(tag);
      await expect.poll(() => media.evaluate((it) => (it as unknown as Media).readyState)).toBeGreaterThan(0);
      return media.evaluate((it) => {
        const playing = it as unknown as Media;
        return new Promise<number>((found) => {
          playing.addEventListener("seeked", () => found(playing.currentTime / playing.duration));
          playing.currentTime = playing.duration / 2;
        });
      });
    };
    const part = page.waitForResponse((answer) => answer.status() === 206);
    await reading("Film du poste", async (room) => expect(await seek(room, "video")).toBeCloseTo(0.5, 1));
    // A part alone is asked for, and given: nothing is loaded that is not looked at.
    await part;
    await reading("Entretien", async (room) => expect(await seek(room, "audio")).toBeCloseTo(0.5, 1));
  });

  it("says which it can’t show, and lets its reader have it", async () => {
    const saves = async (room: Locator, name: string) => {
      const saved = page.waitForEvent("download");
      await room.getByRole("button", { name: "Télécharger" }).click();
      expect((await saved).suggestedFilename()).toBe(name);
    };
    await reading("Autre film", async (room) => {
      await room.getByText("Ce navigateur ne lit pas cette vidéo").waitFor();
      await saves(room, "film-hevc.mov");
    });
    await reading("Lettre", async (room) => {
      await room.getByText("Ce format ne s’affiche pas dans la page").waitFor();
      await saves(room, "lo-cv.docx");
    });
  });
});
