/** What a search says where it shows nothing. */
export function saidOfNone(found: { isFetching: boolean; isError: boolean }): string {
  if (found.isFetching) return "Un instant…";
  return found.isError ? "La recherche n’a pas abouti." : "Rien ne commence ainsi.";
}
