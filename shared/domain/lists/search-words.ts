/** Characters of a word that a search has to give at least, and those of one that are looked at. */
export const searchedLength = { least: 2, most: 40 } as const;

/** What identifiers begin with, which tells none of them apart. */
const kindsOfIdentifier = /(?<![\p{L}\p{N}])(?:file|prs|cmp|ctr|jur|ses)_/gu;

/** Words of a text that it is found by, at most: more than a name of two lines has. */
export const mostWords = 24;

/**
 * The words of texts that a search finds them by: without accents, case and punctuation, each once. An address gives the
 * words before its `@` and itself, not those of its domain, which thousands share.
 */
export function wordsOf(...texts: readonly (string | undefined)[]): string[] {
  const found = texts.flatMap((text) => (text === undefined ? [] : wordsOfText(text)));
  return [...new Set(found)].slice(0, mostWords);
}

function wordsOfText(text: string): string[] {
  const folded = fold(text);
  if (!folded.includes("@")) return split(folded);
  const [local = ""] = folded.split("@");
  return [...split(local), folded.slice(0, searchedLength.most)];
}

/** The beginnings of words that a search asks for; an address is one of them, as far as it was typed. */
export function searchedWords(asked: string): string[] {
  const parts = fold(asked)
    .split(/\s+/)
    .flatMap((part) => (part.includes("@") ? [part.slice(0, searchedLength.most)] : split(part)));
  return [...new Set(parts)];
}

/** The words of something that it is looked up by: one letter tells little. */
export function wordsToKeep(words: readonly string[]): string[] {
  return words.filter((word) => word.length >= searchedLength.least);
}

/** Whether each word of a search is the beginning of a word. */
export function matchesSearch(words: readonly string[], searched: readonly string[]): boolean {
  return searched.every((start) => words.some((word) => word.startsWith(start)));
}

/**
 * The word of a search to look up, the longest, as it leaves the least to choose from; undefined where none is long enough.
 */
export function wordToLookUp(searched: readonly string[]): string | undefined {
  const [longest] = [...searched].sort((a, b) => b.length - a.length);
  return longest === undefined || longest.length < searchedLength.least ? undefined : longest;
}

function split(folded: string): string[] {
  return folded
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "")
    .map((word) => word.slice(0, searchedLength.most));
}

function fold(text: string): string {
  return text
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("œ", "oe")
    .replaceAll("æ", "ae")
    .replaceAll("ß", "ss")
    .trim()
    .replaceAll(kindsOfIdentifier, "");
}
