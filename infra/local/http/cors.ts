import type { IncomingMessage, ServerResponse } from "node:http";
import * as z from "zod";

/** CORS as an HTTP API has it. */
export const corsConfiguration = z.object({
  AllowOrigins: z.array(z.string()).default([]),
  AllowMethods: z.array(z.string()).default([]),
  AllowHeaders: z.array(z.string()).default([]),
  ExposeHeaders: z.array(z.string()).default([]),
  MaxAge: z.coerce.number().optional(),
});
/** CORS, see {@link corsConfiguration}. */
export type CorsConfiguration = z.infer<typeof corsConfiguration>;

/** The headers of an answer to a page of another origin. */
export function corsHeaders(
  cors: CorsConfiguration | undefined,
  origin: string | undefined,
): Record<string, string> {
  const any = cors?.AllowOrigins.includes("*") === true;
  if (cors === undefined || origin === undefined || !(any || cors.AllowOrigins.includes(origin))) return {};
  return {
    "access-control-allow-origin": any ? "*" : origin,
    ...(cors.ExposeHeaders.length === 0
      ? {}
      : { "access-control-expose-headers": cors.ExposeHeaders.join(",") }),
    vary: "origin",
  };
}

/** Answers a preflight request; false when it is none, or the API has no CORS. */
export function preflight(
  cors: CorsConfiguration | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): boolean {
  if (cors === undefined || request.headers["access-control-request-method"] === undefined) return false;
  response.setHeader("access-control-allow-methods", cors.AllowMethods.join(","));
  response.setHeader("access-control-allow-headers", cors.AllowHeaders.join(","));
  if (cors.MaxAge !== undefined) response.setHeader("access-control-max-age", String(cors.MaxAge));
  response.writeHead(204).end();
  return true;
}
