/** What people are called by: their first names, and the name that they use, or that of their birth. */
export function nameOf(status: { firstNames: string; birthName?: string; usedName?: string }): string {
  return [status.firstNames, status.usedName ?? status.birthName].filter(Boolean).join(" ");
}

/** Words at the beginning of a line. */
export function capital(words: string): string {
  return words.charAt(0).toLocaleUpperCase("fr-FR") + words.slice(1);
}
