/** What a statement of a function's role allows: actions on resources, of these leading keys alone where it names any. */
export interface Statement {
  actions: readonly string[];
  /** Without the account's part of their ARNs: `table/cqp/index/gsi1`. */
  resources: readonly string[];
  leadingKeys?: readonly string[] | undefined;
}

/** What a call asks for: an action on a resource, of the partitions whose keys it names. */
export interface Access {
  action: string;
  resource: string;
  leadingKeys: readonly string[];
}

/**
 * Whether one of a role's statements allows a whole access, as IAM decides where nothing denies. A call that names no key
 * is none of what a statement with leading keys allows: `Null` is beside `ForAllValues`, which alone would let it pass.
 */
export function isAllowed(
  statements: readonly Statement[],
  { action, resource, leadingKeys }: Access,
): boolean {
  return statements.some(
    (statement) =>
      statement.actions.includes(action) &&
      statement.resources.includes(resource) &&
      (statement.leadingKeys === undefined ||
        (leadingKeys.length > 0 &&
          leadingKeys.every((key) => statement.leadingKeys?.some((like) => matches(key, like))))),
  );
}

/** `StringLike` where `*` is at the end, or nowhere. */
function matches(key: string, like: string): boolean {
  return like.endsWith("*") ? key.startsWith(like.slice(0, -1)) : key === like;
}
