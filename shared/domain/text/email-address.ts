import * as z from "zod";
import { inFigures } from "../french/quantity.ts";

/** RFC 5321: characters of an address, and of what stands before its @, at most. */
const longest = 254;
const longestLocalPart = 64;

const localPart = /^[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*$/;
/** At least two labels of 63 characters at most; the last one is no number, which would be that of a machine. */
const domain = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+(?!\d+$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])$/;

/**
 * An e-mail address that can be written to, told in words when it can't: RFC 5321's lengths, letters without accents
 * before the @, and a domain in lower case and in ASCII (`société.fr` is `xn--socit-esab.fr`), as mail servers have it.
 */
export const emailAddress = z
  .string()
  .overwrite(asDelivered)
  .check(
    z.superRefine<string>((address, { addIssue }) => {
      const fault = faultOf(address);
      if (fault !== undefined) addIssue(fault);
    }),
  )
  .meta({ format: "email", maxLength: longest });

/** An address as mail servers have it: its domain in lower case and in ASCII. What is no address stays as it is. */
export function asDelivered(typed: string): string {
  const address = typed.trim();
  const at = address.lastIndexOf("@");
  if (at < 0 || address.length > longest) return address;
  return `${address.slice(0, at)}@${inAscii(address.slice(at + 1))}`;
}

/** A domain in ASCII; one that has none stays as it is. */
function inAscii(name: string): string {
  const lower = name.toLowerCase();
  if (/^\p{ASCII}*$/u.test(lower) || /[\p{Cc}\p{Cf}\p{Cs}\p{Z}/?#@:\\%[\]]/u.test(lower)) return lower;
  return URL.parse(`https://${lower}`)?.hostname ?? lower;
}

function faultOf(address: string): string | undefined {
  const at = address.lastIndexOf("@");
  if (at < 0)
    return "Adresse électronique attendue, avec un nom, le signe @ et un domaine, comme nom@exemple.fr.";
  if (address.length > longest)
    return `Une adresse électronique compte ${inFigures({ count: longest, unit: "character" })} au plus.`;
  if (at > longestLocalPart)
    return `Avant le signe @, une adresse électronique compte ${inFigures({ count: longestLocalPart, unit: "character" })} au plus.`;
  if (!localPart.test(address.slice(0, at)))
    return "Adresse électronique mal écrite avant le signe @\u00a0; lettres sans accent, chiffres et signes usuels y sont attendus, sans espace ni point double.";
  if (!domain.test(address.slice(at + 1)))
    return "Adresse électronique mal écrite après le signe @\u00a0; un domaine est attendu, comme exemple.fr.";
  return undefined;
}
