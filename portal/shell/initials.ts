/** The initials of a name, for its face. */
export function initialsOf(name: string): string {
  return name
    .split(/\s+/)
    .map((word) => word.charAt(0).toLocaleUpperCase("fr"))
    .slice(0, 2)
    .join("");
}
