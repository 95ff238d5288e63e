/** Words at the beginning of a line. */
export function capital(words: string): string {
  return words.charAt(0).toLocaleUpperCase("fr-FR") + words.slice(1);
}
