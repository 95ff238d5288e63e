const paris = { timeZone: "Europe/Paris" } as const;
const long = new Intl.DateTimeFormat("fr-FR", { dateStyle: "long", ...paris });
const weekday = new Intl.DateTimeFormat("fr-FR", {
  weekday: "long",
  day: "numeric",
  month: "long",
  ...paris,
});
const month = new Intl.DateTimeFormat("fr-FR", { month: "long", year: "numeric", ...paris });
const time = new Intl.DateTimeFormat("fr-FR", { hour: "numeric", minute: "2-digit", ...paris });

/** The instant at which a day, or a month, is shown; an instant as it is. */
const shownAt = (date: string) =>
  new Date(date.length === 10 ? `${date}T12:00:00Z` : date.length === 7 ? `${date}-15T12:00:00Z` : date);

/** A date in words: the first day of a month is « 1er », which no format of the platform says; no line ends within its day and month. */
const inWords = (words: string) =>
  words.replace(/(^|\s)1(?=\s\p{L})/u, "$11er").replace(/(\d|er)\s(?=\p{L})/u, "$1\u00a0");

/** A day, or the day in Paris of an instant, as people write it: 3 mars 2027. */
export function dayOf(date: string): string {
  return inWords(long.format(shownAt(date)));
}

/** A day as people say it: mercredi 3 mars. */
export function weekdayOf(date: string): string {
  return inWords(weekday.format(shownAt(date)));
}

/** A month, or that of a day: mars 2027. */
export function monthOf(date: string): string {
  return month.format(shownAt(date));
}

/** The time in Paris of an instant, as people write it: 9 h 30. */
export function timeOf(instant: string): string {
  return hourOf(time.format(shownAt(instant)));
}

/** The day and the time in Paris of an instant: 3 mars 2027 à 9 h 30. */
export function momentOf(instant: string): string {
  return `${dayOf(instant)} à\u00a0${timeOf(instant)}`;
}

/** A time of day, in numbers, as people write it: 9 h 30. */
export function hourOf(time: string): string {
  const [hours = "", minutes = ""] = time.split(":");
  return `${Number(hours)}\u00a0h\u00a0${minutes}`;
}
