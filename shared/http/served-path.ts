/** What addresses of the API begin with: a change that breaks its callers makes the next version of it. */
export const apiVersion = "/v1";

/**
 * What is read from paper or from mails, or leads to every version, by its first segment: verification pages and their QR
 * codes, notices, the reference and the descriptions. It keeps its address for ever; as does what no route takes.
 */
const lasting: ReadonlySet<string> = new Set([
  "asyncapi.json",
  "docs",
  "openapi.json",
  "privacy",
  "tutor-guide",
  "verify",
  "{proxy+}",
]);

/**
 * Where a path is served, be it a template or of one thing, with a query or without: under the version of the API, unless
 * it is to last. What is under the version already stays as it is.
 */
export function servedPath(path: string): string {
  const [, first = ""] = path.split(/[/?]/, 2);
  return lasting.has(first) || path.startsWith(`${apiVersion}/`) ? path : `${apiVersion}${path}`;
}
