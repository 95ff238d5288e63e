import { expect, test } from "vitest";
import { allowingHeaders, type CorsRule, requestedHeaders } from "../../../infra/local/s3/cors.ts";

const RULES: CorsRule[] = [
  {
    allowedOrigins: ["https://*.example.org"],
    allowedMethods: ["POST"],
    allowedHeaders: ["X-Amz-*", "content-type"],
    exposedHeaders: ["ETag"],
    maxAgeSeconds: 300,
  },
  { allowedOrigins: ["*"], allowedMethods: ["GET"], allowedHeaders: [], exposedHeaders: [] },
];

test("the first rule that covers origin, method and headers answers", () => {
  const request = {
    origin: "https://app.example.org",
    method: "POST",
    headers: ["x-amz-date", "Content-Type"],
  };
  expect(allowingHeaders(RULES, request)).toEqual({
    "access-control-allow-origin": "https://app.example.org",
    "access-control-allow-methods": "POST",
    "access-control-allow-credentials": "true",
    "access-control-allow-headers": "x-amz-date, content-type",
    "access-control-expose-headers": "ETag",
    "access-control-max-age": "300",
  });
});

test("a rule for every origin says so instead of naming one, and allows no credentials", () => {
  expect(allowingHeaders(RULES, { origin: "https://anywhere.test", method: "GET", headers: [] })).toEqual({
    "access-control-allow-origin": "*",
    "access-control-allow-methods": "GET",
  });
});

test.each([
  ["origin", { origin: "https://example.org", method: "POST", headers: [] }],
  ["origin with a suffix", { origin: "https://app.example.org.evil.test", method: "POST", headers: [] }],
  ["method", { origin: "https://app.example.org", method: "PUT", headers: [] }],
  ["header", { origin: "https://app.example.org", method: "POST", headers: ["authorization"] }],
])("another %s isn't allowed", (_what, request) => {
  expect(allowingHeaders(RULES, request)).toBeUndefined();
});

test("requested headers are read as a list", () => {
  expect(requestedHeaders("a, B ,,c")).toEqual(["a", "B", "c"]);
  expect(requestedHeaders(undefined)).toEqual([]);
});
