/**
 * The words of numbers, up to the last that French typography writes in words in running text; the greater ones are
 * figures. Our own, as this is all that is needed: a library (n2words, 4 KB a bundle for French) writes every number in
 * words, which texts don't, and agrees with no feminine.
 */
const words =
  "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize".split(" ");

interface Noun {
  one: string;
  more: string;
  feminine?: true;
}

const nouns = {
  year: { one: "an", more: "ans" },
  month: { one: "mois", more: "mois" },
  day: { one: "jour", more: "jours" },
  hour: { one: "heure", more: "heures", feminine: true },
  minute: { one: "minute", more: "minutes", feminine: true },
  point: { one: "point", more: "points" },
  file: { one: "dossier", more: "dossiers" },
  domain: { one: "domaine de compétences", more: "domaines de compétences" },
  member: { one: "membre", more: "membres" },
  representative: { one: "représentant", more: "représentants" },
  employer: { one: "employeur", more: "employeurs" },
  employee: { one: "salarié", more: "salariés" },
  evaluator: { one: "évaluateur", more: "évaluateurs" },
  review: { one: "point d’étape", more: "points d’étape" },
  piece: { one: "pièce", more: "pièces", feminine: true },
  line: { one: "ligne", more: "lignes", feminine: true },
  candidate: { one: "candidat", more: "candidats" },
  try: { one: "essai", more: "essais" },
  mail: { one: "courriel", more: "courriels" },
  code: { one: "code", more: "codes" },
  enrolment: { one: "inscription", more: "inscriptions", feminine: true },
  copy: { one: "copie", more: "copies", feminine: true },
  rectification: { one: "rectification", more: "rectifications", feminine: true },
  invitation: { one: "invitation", more: "invitations", feminine: true },
  claim: { one: "réclamation", more: "réclamations", feminine: true },
  import: { one: "import", more: "imports" },
  element: { one: "élément", more: "éléments" },
  character: { one: "caractère", more: "caractères" },
} as const satisfies Record<string, Noun>;

/** Something counted, which a duration is as well. */
export interface Quantity {
  readonly count: number;
  readonly unit: keyof typeof nouns;
}

/** A number in figures: « 1 200 », « 15,5 », its groups kept together. */
export function number(value: number): string {
  // By hand, as texts are made at a start: the locale takes as long to load as a third of the SDK.
  if (Number.isInteger(value)) return String(value).replaceAll(/\B(?=(\d{3})+$)/g, "\u00a0");
  const figures = new Intl.NumberFormat("fr-FR", { maximumFractionDigits: 1 });
  return figures.format(value).replaceAll("\u202f", "\u00a0");
}

/** A noun as it agrees with a count: in French, what is less than two is singular. */
function nounFor({ count, unit }: Quantity): string {
  const { one, more } = nouns[unit];
  return Math.abs(count) < 2 ? one : more;
}

/** The count of a quantity in words, agreeing with its noun, or undefined where texts have it in figures. */
function countInWords({ count, unit }: Quantity): string | undefined {
  const noun: Noun = nouns[unit];
  return count === 1 && noun.feminine ? "une" : words[count];
}

/** A quantity in figures: « 20 minutes », never cut between the two. */
export function inFigures(quantity: Quantity): string {
  return `${number(quantity.count)}\u00a0${nounFor(quantity)}`;
}

/** A quantity as running text says it: « cinq ans », « une heure », « 320 heures ». */
export function inWords(quantity: Quantity): string {
  const count = countInWords(quantity);
  return count === undefined ? inFigures(quantity) : `${count} ${nounFor(quantity)}`;
}

/** A quantity after « de »: « de quinze jours », « d’un an »; nothing is elided before « onze » or « huit ». */
export function ofQuantity(quantity: Quantity): string {
  return quantity.count === 1 ? `d’${inWords(quantity)}` : `de ${inWords(quantity)}`;
}

/** From one quantity to a greater one of the same unit: « 280 à 320 heures », « deux à trois ans ». */
export function fromTo(least: Quantity, most: Quantity): string {
  const said = countInWords(most) === undefined ? undefined : countInWords(least);
  return said === undefined ? `${number(least.count)} à ${inFigures(most)}` : `${said} à ${inWords(most)}`;
}

const megabyte = 1024 * 1024;

/** A size in bytes as a French reader expects it: « 20 Mo », « 15,5 ko ». */
export function sizeInFrench(bytes: number): string {
  const [value, unit] = bytes >= megabyte ? [bytes / megabyte, "Mo"] : [bytes / 1024, "ko"];
  return `${number(value)}\u00a0${unit}`;
}
