const long = new Intl.DateTimeFormat("fr-FR", { dateStyle: "long", timeZone: "Europe/Paris" });

/** A day, or the day in Paris of an instant, as people write it: 3 mars 2027. */
export function dayOf(date: string): string {
  return long.format(new Date(date.length === 10 ? `${date}T12:00:00Z` : date));
}
