/** The encodings that the bytes of a text may be in, see {@link textsOf}. */
const encodings = ["windows-1252", "macintosh", "iso-8859-15", "cp850"] as const;

/**
 * The upper half of MS-DOS's code page 850, which `TextDecoder` doesn't know. By hand: of the libraries that have it,
 * iconv-lite brings 495 KB.
 */
const cp850 =
  "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0";

/**
 * What a text's bytes may say: one reading when there is no doubt, none when no encoding makes sense of them, several
 * when they make sense in several ways. UTF-8 and UTF-16 are told by their bytes. The rest is what Windows, Macintosh,
 * Linux and MS-DOS wrote before them, in which the same byte is another letter: only readings that a list of names can
 * hold are left.
 */
export function textsOf(bytes: Uint8Array): string[] {
  const unicode = unicodeText(bytes);
  if (unicode !== undefined && !unusual.test(unicode)) return [unicode];
  const others = encodings.map((encoding) => decode(bytes, encoding)).filter(isPlausible);
  return [...new Set(unicode === undefined ? others : [unicode, ...others])];
}

/**
 * What letters of another encoding may be by chance when they are read as UTF-8: all but the letters and signs that
 * lists of names are typed with. Three pairs stay, which no name has and UTF-8 is taken for: « ÃŒ », « Ãœ », « ÔÇÖ ».
 */
const unusual = /[^\p{ASCII}\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u017f\u00a0\u202f«»°·‘’“”–—…€\ufeff]/u;

/** Bytes of a text that are zero where each character of it takes two: UTF-16 of Latin letters. */
const fewestZeros = 0.3;

/** No text has them: where bytes read as UTF-8 are such, they are letters of another encoding, as « ÂŒ » of Windows. */
const controls = /[\u0080-\u009f]/;

function unicodeText(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder(utf16Of(bytes) ?? "utf-8", { fatal: true }).decode(bytes);
    return controls.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}

function utf16Of(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const zeros = [0, 0];
  bytes.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (Math.max(even, odd) < bytes.length * fewestZeros) return undefined;
  return odd > even ? "utf-16le" : "utf-16be";
}

function decode(bytes: Uint8Array, encoding: (typeof encodings)[number]): string {
  if (encoding !== "cp850") return new TextDecoder(encoding).decode(bytes);
  return Array.from(bytes, (byte) => (byte < 0x80 ? String.fromCharCode(byte) : cp850[byte - 0x80])).join("");
}

/** Letters with or without accents, in one word. */
const word = /\p{L}+/gu;
/** A word as people write it: in small letters, in capitals, or with a capital first. */
const wellCased = /^(\p{Ll}+|[\p{Lu}ß]+|\p{Lu}\p{Ll}*)$/u;
const plain = /^[A-Za-z]+$/;
/** What no list of names holds: controls, and signs of printers, accountants and mathematicians. */
const senseless =
  /[\u0080-\u009f\u00ad\u2500-\u25ff¡¢£¤¥¦¨©¬®¯±´µ¶¸¹³º¿×÷ƒıˆˇ˘˙˚˛˜˝‗‚„†‡‰‹›⁄™Ω∂∆∏∑√∞∫≈≠≤≥◊π\uf8ff\ufb01\ufb02]/u;
/** A sign between two letters, which isn't an apostrophe or a hyphen. */
const signWithin = /\p{L}[^\p{L}\p{M}\s'’‘\u0021-\u007e·–—]\p{L}/u;

function isPlausible(text: string): boolean {
  if (senseless.test(text) || signWithin.test(text)) return false;
  return (text.match(word) ?? []).every((found) => plain.test(found) || wellCased.test(found));
}
