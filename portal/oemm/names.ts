/** What people are called by: their first names, and the name that they use, or that of their birth. */
export function nameOf(status: { firstNames: string; birthName?: string; usedName?: string }): string {
  return [status.firstNames, status.usedName ?? status.birthName].filter(Boolean).join(" ");
}

/** Who did something, and as what, where the name doesn't say it already: `Élise Exemple (membre de jury)`. */
export function actorOf(name: string, role: string): string {
  return name.toLocaleLowerCase("fr-FR") === role.toLocaleLowerCase("fr-FR") ? name : `${name} (${role})`;
}
