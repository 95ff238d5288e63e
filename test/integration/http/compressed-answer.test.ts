import { gunzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { compressedAnswer } from "../../../shared/http/compressed-answer.ts";

const answer = { statusCode: 200, headers: { "content-type": "application/json" }, body: "é".repeat(1000) };

it("an answer is compressed for who takes gzip, and tells caches that it depends on it", () => {
  const { headers, body, isBase64Encoded } = compressedAnswer(
    { "accept-encoding": "br, gzip;q=0.5" },
    answer,
  );
  expect(headers).toMatchObject({ "content-encoding": "gzip", vary: "accept-encoding" });
  expect(isBase64Encoded).toBe(true);
  expect(gunzipSync(Buffer.from(body ?? "", "base64")).toString()).toBe(answer.body);
});

it.each([{}, { "accept-encoding": "br" }, { "accept-encoding": "gzip;q=0" }])(
  "and for no other: %j",
  (asked) => {
    expect(compressedAnswer(asked, answer)).toMatchObject({
      body: answer.body,
      headers: { vary: "accept-encoding" },
    });
  },
);
