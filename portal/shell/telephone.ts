/** A telephone number of France as people write it; another one as it is. */
export function telephone(number: string): string {
  const digits = /^\+33(\d{9})$/.exec(number)?.[1];
  return digits === undefined ? number : `0${digits}`.replace(/(\d{2})(?=\d)/g, "$1\u00a0");
}
