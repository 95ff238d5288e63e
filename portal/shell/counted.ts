/** A number of things, as French agrees it: 1 domaine, 2 domaines. */
export function counted(count: number, one: string, more: string): string {
  return `${count.toLocaleString("fr-FR")}\u00a0${count < 2 ? one : more}`;
}
