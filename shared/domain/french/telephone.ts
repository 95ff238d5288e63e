/**
 * A number in the form of E.164 as people in France read it, which stays on one line; one of elsewhere, as it is kept. Our
 * own: the library that numbers are read by would bring its metadata to all that prints.
 */
export function telephoneInFrench(number: string): string {
  const french = /^\+33(\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(number);
  return french === null ? number : `0${french.slice(1).join("\u00a0")}`;
}
