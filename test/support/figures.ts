const words =
  "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize".split(" ");
/** What French writes in words beyond sixteen, and our texts in figures. */
const beyond = "dix-sept|dix-huit|dix-neuf|vingt|trente|quarante|cinquante|soixante|cent";
const number = `\\d+(?:[\\u00a0\\u202f]\\d{3})*|une|${words.join("|")}|(?:${beyond})(?:[- ](?:et[- ])?\\p{L}+)?`;
const units =
  "an année mois semaine jour heure minute seconde membre représentant évaluateur candidat dossier point pièce ligne page caractère essai code inscription import copie courriel rectification réclamation invitation lecture modification".split(
    " ",
  );
const figure = new RegExp(
  `(?<![\\p{L}\\d])(?:(${number}) (?:à|ou) )?(${number})[ \\u00a0](points? d’étape|(?:${units.join("|")})s?|[MkK]i?o)(?!\\p{L})`,
  "giu",
);

/** A number and what it counts, as a French text says them. */
export interface SaidFigure {
  said: string;
  /** NaN where the number is in words that our texts don't use. */
  count: number;
  /** In the singular. */
  unit: string;
}

function countOf(number: string): number {
  if (/^\d/.test(number)) return Number(number.replaceAll(/\s/g, ""));
  const word = words.indexOf(number.toLowerCase().replace(/^une$/, "un"));
  return word < 0 ? Number.NaN : word;
}

/**
 * The numbers that a French text says beside what they count, in figures or in words, both ends of a range. « un » and
 * « une » are among them, though they are articles more often than numbers.
 */
export function figuresIn(text: string): SaidFigure[] {
  return [...text.matchAll(figure)].flatMap(([said, from, to = "", noun = ""]) => {
    const unit = noun === "mois" ? noun : noun.replace(/^points/, "point").replace(/s$/, "");
    return [...(from === undefined ? [] : [from]), to].map((one) => ({ said, count: countOf(one), unit }));
  });
}
