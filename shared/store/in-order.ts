/** The same content, the fields of each object in the order of their names. */
export function inOrder<Value>(value: Value): Value {
  // The fields and elements are those of the value, which TypeScript can't see of their reordering.
  if (Array.isArray(value)) return value.map(inOrder) as Value;
  if (typeof value !== "object" || value === null) return value;
  const sorted = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(sorted.map(([name, inner]) => [name, inOrder(inner)])) as Value;
}
