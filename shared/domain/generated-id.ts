/** Characters of a ULID. */
export const ulidLength = 26;

/** What a generated identifier of a kind looks like: its prefix (`file`), and a ULID. */
export const generatedIdPattern = (prefix: string) => `^${prefix}_[0-9A-HJKMNP-TV-Z]{${ulidLength}}$`;
