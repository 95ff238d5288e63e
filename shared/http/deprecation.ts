import type { CivilDate } from "../domain/time/civil-date.ts";
import type { Answer } from "./answer.ts";
import { servedPath } from "./served-path.ts";

/** What callers are to leave: announced on a day, served until the beginning (UTC) of another one. */
export interface Deprecation {
  since: CivilDate;
  until: CivilDate;
  /** Template of the path that takes its place, without the version. */
  successor?: string;
}

/** Where the policy of versions is told. */
export const versionsPagePath = "/docs/versions";

/**
 * The headers that tell of a deprecation: since when (`Deprecation`, RFC 9745), until when (`Sunset`, RFC 8594), what takes
 * its place and where the policy is told (`Link`, RFC 8288). `params` are the segments that the template names.
 */
export function deprecationHeaders(
  { since, until, successor }: Deprecation,
  params: Readonly<Record<string, string | undefined>> = {},
): Record<string, string> {
  const target = successor?.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(params[name] ?? ""),
  );
  return {
    deprecation: `@${Date.parse(since) / 1000}`,
    sunset: new Date(until).toUTCString(),
    link: [
      ...(target === undefined ? [] : [`<${servedPath(target)}>; rel="successor-version"`]),
      `<${versionsPagePath}>; rel="deprecation"; type="text/html"`,
    ].join(", "),
  };
}

/** An answer that tells of the deprecation of what was asked, see {@link deprecationHeaders}. */
export function deprecatedAnswer(
  answer: Answer,
  deprecation: Deprecation,
  params: Readonly<Record<string, string | undefined>> | undefined,
): Answer {
  return { ...answer, headers: { ...answer.headers, ...deprecationHeaders(deprecation, params) } };
}
