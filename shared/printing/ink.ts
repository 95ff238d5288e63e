import { rgb } from "@cantoo/pdf-lib";

/** The colours of our documents; text keeps a contrast of at least 7 to 1 on white. */
export const ink = {
  text: rgb(0.11, 0.15, 0.2),
  accent: rgb(0.08, 0.28, 0.36),
  title: rgb(0.05, 0.2, 0.26),
  /** Lines that ornament. */
  gold: rgb(0.73, 0.66, 0.51),
  quiet: rgb(0.28, 0.34, 0.4),
  rule: rgb(0.78, 0.82, 0.85),
  tint: rgb(0.94, 0.96, 0.97),
  paper: rgb(1, 1, 1),
} as const;
