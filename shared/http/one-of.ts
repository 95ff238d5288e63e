/** Characters that values are told in, at most: the description has them all. */
const mostCharacters = 250;

/** What is expected of a value that is to be one of some, in French: each as it is sent, with its label where it has one. */
export function oneOf(values: readonly unknown[], labels: Readonly<Record<string, string>> = {}): string {
  const told = values.map((value) => {
    const label = Object.hasOwn(labels, String(value)) ? ` (${labels[String(value)]})` : "";
    return `«\u00a0${String(value)}\u00a0»${label}`;
  });
  if (told.length === 0) return "Une autre valeur est attendue.";
  if (told.length === 1) return `La valeur ${told[0]} est attendue.`;
  const all = `Une valeur est attendue parmi ${told.slice(0, -1).join(", ")} et ${told.at(-1)}.`;
  return all.length <= mostCharacters
    ? all
    : `Une valeur est attendue parmi celles que la description énumère, comme ${told[0]} ou ${told[1]}.`;
}
