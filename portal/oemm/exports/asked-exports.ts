/** The exports that a person asked for on this device, by their identifiers alone: the API says the rest. */
const place = (subject: string) => `exports:${subject}`;

/** How many are remembered. */
const most = 20;

/** The exports that a person asked for on this device, the latest first. */
export function askedFor(subject: string): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place(subject)) ?? "[]");
    return Array.isArray(kept) ? kept.filter((one) => typeof one === "string") : [];
  } catch {
    return [];
  }
}

/** Remembers an export that a person asked for; gives those that are remembered now. */
export function rememberAsked(subject: string, exportId: string): string[] {
  const all = [exportId, ...askedFor(subject)].slice(0, most);
  try {
    localStorage.setItem(place(subject), JSON.stringify(all));
  } catch {
    // A device without room for it: the mail that tells of the export leads to it.
  }
  return all;
}
