/** The calling codes of French numbers of nine digits, which are dialled with a 0 instead from each other. */
const french = /^\+(?:33|262|590|594|596)(\d)(\d{2})(\d{2})(\d{2})(\d{2})$/;

/** A number of E.164 as texts show it: a French one as it is dialled in France; any other as it is kept. */
export function shownTelephone(number: string): string {
  return number.replace(french, "0$1\u00a0$2\u00a0$3\u00a0$4\u00a0$5");
}
