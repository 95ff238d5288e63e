import { describe, expect, test } from "vitest";
import { checkPostPolicy, parsePostPolicy } from "../../../infra/local/s3/post-policy.ts";

const NOW = new Date("2026-01-31T12:00:00Z");

function policy(conditions: unknown[], expiration = "2026-01-31T13:00:00Z"): string {
  return Buffer.from(JSON.stringify({ expiration, conditions })).toString("base64");
}

function check(conditions: unknown[], fields: Record<string, string>, now = NOW) {
  const form = { bucket: "evidence", fields: new Map(Object.entries(fields)) };
  return checkPostPolicy(parsePostPolicy(policy(conditions)), form, now);
}

describe("a POST policy", () => {
  test.each([
    ["no JSON", Buffer.from("{").toString("base64")],
    ["no conditions", Buffer.from('{"expiration":"2026-01-31T13:00:00Z"}').toString("base64")],
    ["an unknown operator", policy([["ends-with", "$key", ".pdf"]])],
    ["a date without time", policy([], "2026-01-31")],
  ])("with %s is refused as a document", (_what, encoded) => {
    expect(() => parsePostPolicy(encoded)).toThrow(
      expect.objectContaining({ code: "InvalidPolicyDocument", status: 400 }),
    );
  });

  test("allows what it names, in any case of field names and for any bearer of the policy", () => {
    const size = check(
      [
        { bucket: "evidence" },
        ["eq", "$Key", "a/b.pdf"],
        ["starts-with", "$Content-Type", "application/"],
        ["content-length-range", 1, 100],
        ["content-length-range", "5", "200"],
      ],
      {
        key: "a/b.pdf",
        "content-type": "application/pdf",
        policy: "…",
        "x-amz-signature": "…",
        "x-ignore-me": "1",
      },
    );
    expect(size).toEqual({ min: 5, max: 100 });
  });

  test("has no effect from its expiration on", () => {
    expect(() => check([], {}, new Date("2026-01-31T13:00:00Z"))).toThrow(/Policy expired\.$/);
    expect(() => check([], {}, new Date("2026-01-31T12:59:59.999Z"))).not.toThrow();
  });

  test.each([
    ["another bucket", [{ bucket: "other" }], {}],
    ["a changed key", [{ key: "a" }], { key: "b" }],
    ["a missing field", [{ key: "a" }], {}],
    ["a missing field that may start with anything", [["starts-with", "$key", ""]], {}],
    ["another start", [["starts-with", "$key", "mine/"]], { key: "yours/mine/" }],
    [
      "one type of a list that doesn't fit",
      [["starts-with", "$Content-Type", "image/"]],
      { "content-type": "image/png,text/html" },
    ],
  ])("refuses %s", (_what, conditions, fields) => {
    expect(() => check(conditions, { ...fields })).toThrow(
      expect.objectContaining({
        code: "AccessDenied",
        status: 403,
        message: expect.stringMatching(/^Invalid according to Policy: Policy Condition failed: \["/),
      }),
    );
  });

  test("isn't bent by a form field that names the bucket", () => {
    expect(() => check([{ bucket: "other" }], { bucket: "other" })).toThrow(/Condition failed/);
  });

  test("refuses fields that no condition covers", () => {
    expect(() => check([{ key: "a" }], { key: "a", acl: "public-read", "x-amz-meta-a": "1" })).toThrow(
      "Invalid according to Policy: Extra input fields: acl, x-amz-meta-a",
    );
  });
});
