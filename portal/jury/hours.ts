/** An hour in Paris, `09:00`, as people write it: 9 h 00. */
export function hourOf(time: string): string {
  const [hours, minutes] = time.split(":");
  return `${Number(hours)}\u00a0h\u00a0${minutes}`;
}

const hour = new Intl.DateTimeFormat("fr-FR", {
  hour: "numeric",
  minute: "2-digit",
  timeZone: "Europe/Paris",
});

/** The hour in Paris of an instant, as people write it. */
export function hourOfInstant(at: string): string {
  return hourOf(hour.format(new Date(at)));
}
