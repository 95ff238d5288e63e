import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { bonusOn } from "../../../shared/domain/certificate/bonus.ts";
import {
  certificateNumber,
  isCertificateNumber,
  makeCertificateNumber,
} from "../../../shared/domain/certificate/number.ts";
import { guidePolicy } from "../../../shared/domain/policy/guide-policy.ts";

const random = fc.uint8Array({ minLength: 13, maxLength: 16 });
const characters = [..."0123456789ABCDEFGHJKMNPQRSTVWXYZ"];

describe("R-JURY-13: certificate numbers", () => {
  test.prop([random])("are read back however they are typed", (bytes) => {
    const number = makeCertificateNumber(bytes);
    expect(number).toMatch(/^CQP(-[0-9A-Z]{5}){2}-[0-9A-Z]{4}$/);
    expect(certificateNumber.parse(` ${number.toLowerCase().replaceAll("-", " ")} `)).toBe(number);
    expect(certificateNumber.parse(number.slice(3).replaceAll("0", "o").replaceAll("1", "l"))).toBe(number);
  });

  test.prop([random, fc.nat(13), fc.constantFrom(...characters)])(
    "detect any one wrong character",
    (bytes, place, wrong) => {
      const number = makeCertificateNumber(bytes);
      const at = 4 + place + Math.floor(place / 5);
      const changed = number.slice(0, at) + wrong + number.slice(at + 1);
      expect(isCertificateNumber(changed)).toBe(changed === number);
    },
  );

  it("are never made of too few random bytes", () => {
    expect(() => makeCertificateNumber(new Uint8Array(12))).toThrow(RangeError);
  });
});

it("R-REF-6: 120 points at the point's value of the day, in cents", () => {
  expect(bonusOn("2013-06-01", guidePolicy.bonus)).toEqual({ points: 120, amountCents: 95_640 });
});
