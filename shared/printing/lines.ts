import { lettersOf, type Typeface } from "./typeface.ts";

/** Breaks a text into lines of at most `width` points, at spaces that may break and at its own line ends. */
export function breakLines(text: string, face: Typeface, size: number, width: number): string[] {
  return text.split("\n").flatMap((paragraph) => {
    const lines: string[] = [];
    let line = "";
    for (const word of paragraph.split(" ").flatMap((given) => breakWord(given, face, size, width))) {
      const longer = line === "" ? word : `${line} ${word}`;
      if (widthOf(longer, face, size) <= width || line === "") line = longer;
      else {
        lines.push(line);
        line = word;
      }
    }
    return [...lines, line];
  });
}

/** The width of a line, in points: its words are measured once each. */
export function widthOf(line: string, face: Typeface, size: number): number {
  const words = line.split(" ");
  return (
    words.reduce((sum, word) => sum + face.width(word, size), 0) + (words.length - 1) * face.width(" ", size)
  );
}

/** A word longer than a line (an address, a digest) is cut where it must. */
function breakWord(word: string, face: Typeface, size: number, width: number): string[] {
  if (face.width(word, size) <= width) return [word];
  const parts: string[] = [];
  let part = "";
  for (const letter of lettersOf(word)) {
    // Not the sum of both: one letter may change the typeface of a word.
    if (part !== "" && face.width(part + letter, size) > width) {
      parts.push(part);
      part = "";
    }
    part += letter;
  }
  return [...parts, part];
}
