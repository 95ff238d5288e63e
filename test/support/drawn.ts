import type { Locator } from "playwright-core";
import { expect } from "vitest";

/** Whether a page of a PDF has something on it, and not its white alone. */
export const isDrawn = (sheet: Locator) =>
  expect
    .poll(
      () =>
        sheet.locator("canvas").evaluate((it) => {
          const canvas = it as unknown as {
            width: number;
            height: number;
            getContext: (kind: "2d") => {
              getImageData: (...at: number[]) => { data: Uint8ClampedArray };
            };
          };
          if (canvas.width === 0) return 0;
          const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
          return data.filter((value, at) => at % 4 === 0 && value < 128).length;
        }),
      { timeout: 15_000 },
    )
    .toBeGreaterThan(100);
