/** The same content, the fields of each object in the order of their names. */
export function inOrder<Value>(value: Value): Value {
  // The fields and elements are those of the value, which TypeScript can't see of their reordering.
  if (Array.isArray(value)) return value.map(inOrder) as Value;
  if (typeof value !== "object" || value === null) return value;
  const given = value as Record<string, unknown>;
  const sorted: Record<string, unknown> = {};
  // Every item that is read comes through here: no list of pairs is made of it.
  for (const name of Object.keys(given).sort()) sorted[name] = inOrder(given[name]);
  return sorted as Value;
}
