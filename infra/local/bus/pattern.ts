/**
 * EventBridge event patterns. By hand: no maintained package does it, and the template uses three operators.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html
 */
export type Pattern = Readonly<Record<string, unknown>>;

const operators = new Set(["prefix", "suffix", "exists", "anything-but", "equals-ignore-case"]);

/** Whether an event matches a pattern. @throws Error for an operator that is not known here. */
export function matches(pattern: Pattern, event: unknown): boolean {
  return Object.entries(pattern).every(([key, wanted]) => {
    const value = isObject(event) ? event[key] : undefined;
    if (Array.isArray(wanted)) return wanted.some((one) => matchesOne(one, value));
    return isObject(wanted) && matches(wanted, value);
  });
}

/** The operators of a pattern that are not known here. */
export function unknownOperators(pattern: unknown): string[] {
  if (Array.isArray(pattern)) {
    return pattern.flatMap((one) =>
      isObject(one) ? Object.keys(one).filter((name) => !operators.has(name)) : [],
    );
  }
  return isObject(pattern) ? Object.values(pattern).flatMap(unknownOperators) : [];
}

function matchesOne(wanted: unknown, value: unknown): boolean {
  if (Array.isArray(value)) return value.some((one) => matchesOne(wanted, one));
  if (!isObject(wanted)) return wanted === value;
  const [[operator, operand] = ["", undefined]] = Object.entries(wanted);
  switch (operator) {
    case "prefix":
      return typeof value === "string" && value.startsWith(String(operand));
    case "suffix":
      return typeof value === "string" && value.endsWith(String(operand));
    case "equals-ignore-case":
      return typeof value === "string" && value.toLowerCase() === String(operand).toLowerCase();
    case "exists":
      return (value !== undefined) === operand;
    case "anything-but":
      return value !== undefined && !(Array.isArray(operand) ? operand : [operand]).includes(value);
    default:
      throw new Error(`the event pattern operator ${operator} is not known to the local stack`);
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
