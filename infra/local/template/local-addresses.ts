/** Addresses of AWS, and the one of this machine that stands for each. */
export type LocalAddresses = ReadonlyMap<string, string>;

/** A text in which addresses of AWS are those of this machine. */
export function toLocal(text: string, addresses: LocalAddresses): string {
  return [...addresses].reduce((told, [there, here]) => told.replaceAll(there, here), text);
}

/** Gives the values of a template, in which addresses of AWS are those of this machine. */
export function withLocalAddresses(
  resolve: (value: unknown) => unknown,
  addresses: LocalAddresses,
): (value: unknown) => unknown {
  const replaced = (value: unknown): unknown => {
    if (typeof value === "string") return toLocal(value, addresses);
    if (Array.isArray(value)) return value.map(replaced);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, replaced(inner)]));
  };
  return (value) => replaced(resolve(value));
}
