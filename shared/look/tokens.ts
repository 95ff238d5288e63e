/**
 * The colours of all that people see: the space, mails, printed documents, the API's own pages. Text in `ink`, `quiet`,
 * `deep`, `deeper`, `sage`, `brick` and `honeyInk` keeps a contrast of at least 4.5 to 1 on `paper` and `card`.
 */
export const colours = {
  ink: "#1d2733",
  quiet: "#47535f",
  deep: "#14485c",
  deeper: "#0d3342",
  deepSoft: "#e4eef1",
  paper: "#fbf8f3",
  card: "#ffffff",
  rule: "#e3ddd3",
  ruleStrong: "#75797d",
  honey: "#b86a00",
  honeyInk: "#7a4700",
  honeySoft: "#fdf1dd",
  sage: "#17663a",
  sageSoft: "#e5f2ea",
  brick: "#a3211b",
  brickSoft: "#fbeae8",
  /** Lines that ornament what is printed. */
  gold: "#baa882",
} as const;

/** The letters: ours where they were loaded, those of the device otherwise. */
export const faces = {
  serif: '"Source Serif 4", Georgia, serif',
  sans: '"Source Sans 3 Variable", "Source Sans 3", system-ui, -apple-system, "Segoe UI", Roboto, Arial, sans-serif',
} as const;

/** The same as properties of style sheets: `--deep-soft`. */
export function tokensSheet(): string {
  const named = [...Object.entries(colours), ...Object.entries(faces)].map(
    ([name, value]) => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}:${value}`,
  );
  return `:root{${named.join(";")};--radius:10px;--lift:0 1px 2px rgb(29 39 51 / 6%),0 6px 20px rgb(29 39 51 / 5%)}`;
}
