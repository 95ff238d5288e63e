/** What a French text taken from a PDF must not contain, by the name of the fault. */
const faults: Readonly<Record<string, RegExp>> = {
  "space at an end, or two in a row": /^\s|\s$|\s\s/u,
  "straight apostrophe or quotation mark": /['"]/u,
  "no U+00A0 before : ; ? ! »": /[^\u00A0\u202F][:;?!»]/u,
  "no U+00A0 after «": /«[^\u00A0\u202F]/u,
  "space before a comma, a full stop or an ellipsis": /\s[,.…]/u,
  "three full stops for an ellipsis, or a comma before one": /\.\.\.|,\s*…/u,
  // « a », « à » and « y » are words; a letter with an apostrophe is an elision.
  "letter alone": /(?<=^|\s)((?![aày])\p{L}|ux)(?=\s)/iu,
  "oe for œ": /oeu?(?=v)|coeur|soeur/iu,
  "capital without its accent": /(?<!\p{L})(?:Etabl|Etud|Evalu|Educ|Elabor|A\s)/u,
};

/** The names of the faults of a text, empty for a clean one. */
export function faultsOf(text: string): string[] {
  return Object.entries(faults)
    .filter(([, pattern]) => pattern.test(text))
    .map(([name]) => name);
}
