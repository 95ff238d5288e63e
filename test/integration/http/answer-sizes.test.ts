import { describe, expect, it } from "vitest";
import * as z from "zod";
import { apiDescription } from "../../../infra/api-description.ts";
import { discoverFunctions } from "../../../infra/discover.ts";
import { answerBytes } from "../../../shared/http/answer-bound.ts";
import { compressedAnswer } from "../../../shared/http/compressed-answer.ts";
import type { Route } from "../../../shared/http/route.ts";
import { routeKey } from "../../../shared/http/route-key.ts";

const reads = (await discoverFunctions()).flatMap(({ declared }) =>
  declared.kind === "route" && declared.route.method === "GET" ? [declared.route] : [],
);

const hasPages = ({ query }: Route) => query !== undefined && "limit" in query.shape;

/** The lists at the top of what a route answers. */
function listsOf({ reply }: Route): string[] {
  if (reply === undefined) return [];
  const schema = z.toJSONSchema(reply, { io: "output", unrepresentable: "any", reused: "inline" });
  return Object.entries(schema.properties ?? {}).flatMap(([name, of]) =>
    typeof of === "object" && of.type === "array" ? [name] : [],
  );
}

const kilobyte = 1024;

/**
 * Lists that come whole: how many items there are at most, by what makes them few, and the bytes of one at most. Quotes and ends of
 * lines count twice in what Lambda is handed.
 */
const whole: Readonly<Record<string, { most: number; bytes: number; as: string }>> = {
  "GET /certifications/{code}/approved-centres": { most: 1000, bytes: kilobyte, as: "centres of the branch" },
  "GET /centres/{centreId}": {
    most: 1000,
    bytes: kilobyte,
    as: "approvals of one centre, a few for each CQP",
  },
  "GET /files/{fileId}/documents": { most: 500, bytes: kilobyte, as: "kinds and editions of one file" },
  "GET /sessions/{sessionId}/documents": { most: 500, bytes: kilobyte, as: "those heard on one day" },
  "GET /exports/{exportId}": { most: 20, bytes: kilobyte, as: "fields to choose by" },
  "GET /waiting-lists": { most: 100, bytes: kilobyte, as: "certifications of the branch" },
  "GET /tasks/{taskId}/persons": { most: 100, bytes: 4 * kilobyte, as: "persons who look alike" },
  "GET /certifications": { most: 100, bytes: kilobyte, as: "certifications of the branch" },
  "GET /certifications/{code}/versions": {
    most: 100,
    bytes: 4 * kilobyte,
    as: "versions of one certification",
  },
  "GET /labels": { most: 2000, bytes: kilobyte, as: "words of the description" },
};

/** It takes up files until its answer is full, and says which are left (decision 67). */
const fullBySize = ["GET /files/whole"];

describe("no answer passes what Lambda gives back, 6 MB with its body as it is handed over", () => {
  it("as lists that grow with what exists have pages of a hundred items at most, which are shortened where these are long", () => {
    const paged = reads.filter(hasPages);
    expect(paged.length).toBeGreaterThan(15);
    for (const route of paged) {
      const issues = route.query?.safeParse({ limit: "101" }).error?.issues ?? [];
      expect(
        issues.map(({ path }) => path[0]),
        routeKey(route),
      ).toContain("limit");
      // What answers by itself is not shortened.
      expect(route.replyTypes, routeKey(route)).toBeUndefined();
    }
  });

  it("as those that come whole are few, and each says of what", () => {
    const found = reads.filter((route) => !hasPages(route) && listsOf(route).length > 0).map(routeKey);
    const known = [...Object.keys(whole), ...fullBySize];
    expect(found.filter((key) => !known.includes(key))).toEqual([]);
    const all = reads.map(routeKey);
    expect(known.filter((key) => !all.includes(key))).toEqual([]);
    for (const [key, { most, bytes }] of Object.entries(whole))
      expect(2 * most * bytes, key).toBeLessThan(answerBytes);
  });

  it("as files, documents and exports are links to the bucket", () => {
    const files = reads.filter(({ path }) => /\/content$|^\/exports\/|^\/me\/copies\//.test(path));
    expect(files.length).toBeGreaterThan(3);
    for (const { replyTypes, path } of files) expect(replyTypes, path).toBeUndefined();
    // What is a file in the answer itself is the same for all, and read from the code.
    const written = reads.filter(({ replyTypes }) => replyTypes?.some((type) => !type.startsWith("text/")));
    expect(written.map(routeKey)).toEqual([]);
  });

  it("as the description, the longest text that is the same for all, is far below, compressed in base64 or not", async () => {
    const body = JSON.stringify(await apiDescription());
    for (const asked of [{}, { "accept-encoding": "gzip" }]) {
      const answer = compressedAnswer(asked, { statusCode: 200, headers: {}, body });
      expect(Buffer.byteLength(JSON.stringify(answer))).toBeLessThan(answerBytes / 2);
    }
  });
});
