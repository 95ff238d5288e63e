import { rgb } from "@cantoo/pdf-lib";
import { colours } from "../look/tokens.ts";

/** The colours of our documents; text keeps a contrast of at least 7 to 1 on white. */
export const ink = {
  text: printed(colours.ink),
  accent: printed(colours.deep),
  title: printed(colours.deeper),
  /** Lines that ornament. */
  gold: printed(colours.gold),
  quiet: printed(colours.quiet),
  rule: printed(colours.rule),
  tint: printed(colours.deepSoft),
  paper: printed(colours.card),
} as const;

/** A colour of the screen (`#rrggbb`) as a document says it. */
function printed(colour: string) {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(
    (at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255,
  );
  return rgb(red, green, blue);
}
