import type { CivilDate, CivilTime } from "../time/civil-date.ts";

// Made once it is asked for, as it takes longer than what it is used for.
let fullDates: Intl.DateTimeFormat | undefined;

/** « mardi 2 février 2027 » */
export function longDate(date: CivilDate): string {
  fullDates ??= new Intl.DateTimeFormat("fr-FR", { dateStyle: "full", timeZone: "UTC" });
  const text = fullDates.format(Date.parse(date));
  return date.endsWith("-01") ? text.replace(" 1 ", " 1er ") : text;
}

/** « 9 h 30 », « 9 h » */
export function clockTime(time: CivilTime): string {
  const [hour, minute] = time.split(":").map(Number);
  return minute === 0 ? `${hour}\u00a0h` : `${hour}\u00a0h\u00a0${String(minute).padStart(2, "0")}`;
}

/** What times are told in: people of the overseas departments read them too. */
export const timeZoneName = "heure de Paris";

/** « de 9 h à 9 h 40 (heure de Paris) » */
export function fromTimeTo(start: CivilTime, end: CivilTime): string {
  return `de ${clockTime(start)} à ${clockTime(end)} (${timeZoneName})`;
}

/** « 28 février 2029 » */
export function plainDate(date: CivilDate): string {
  return withoutFirstWord(longDate(date));
}

/** A text between « », whose own « » become “ ”. */
export function quoted(text: string): string {
  return `«\u00a0${text.replaceAll(/«\s?/g, "“").replaceAll(/\s?»/g, "”")}\u00a0»`;
}

/** What is said of a thing, in a sentence that names it: « Date de naissance : une date est attendue. » */
export function namedSentence(label: string, said: string): string {
  return `${label.charAt(0).toUpperCase()}${label.slice(1)}\u00a0: ${withinSentence(said)}`;
}

/** What begins a sentence, as it is within one: names in capitals stay. */
export function withinSentence(text: string): string {
  return /^\p{Lu}(?:\p{Ll}|[’ \u00a0])/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

/** « février 2029 », of a month such as `2029-02` */
export function monthName(month: string): string {
  return withoutFirstWord(plainDate(`${month}-02`));
}

function withoutFirstWord(text: string): string {
  return text.slice(text.indexOf(" ") + 1);
}
