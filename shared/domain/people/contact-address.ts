import * as z from "zod";
import { DomainError } from "../domain-error.ts";
import { accountOfEmail } from "../enrolment/candidate.ts";
import { inWords } from "../french/quantity.ts";
import { addressId, personId } from "../ids.ts";
import type { Policy } from "../policy/policy.ts";
import { begin, type StateMachine, transition } from "../state-machine.ts";
import { emailAddress } from "../text/email-address.ts";
import { addSeconds, type Instant, instant } from "../time/civil-date.ts";
import { isCode } from "./code.ts";

const common = {
  id: addressId,
  personId,
  /** As the person wrote it. */
  email: emailAddress,
  version: z.int().positive(),
};

/** R-PER-2, R-PER-5: an address that a person wants to be reached at besides their account's, proved by a code sent there. */
export const contactAddress = z.discriminatedUnion("state", [
  z.strictObject({
    ...common,
    state: z.literal("asked"),
    code: z.string().max(20),
    /** Codes typed that were not the one sent. */
    mistakes: z.int().nonnegative(),
  }),
  z.strictObject({ ...common, state: z.literal("proved"), provedAt: instant }),
]);
/** An address, see {@link contactAddress}. */
export type ContactAddress = z.infer<typeof contactAddress>;

/** The life of an address that is to be proved. */
export const contactAddressMachine = {
  name: "address to prove",
  subject: "de cette adresse",
  states: { asked: "à vérifier par le code envoyé", proved: "vérifiée" },
  initial: "asked",
  transitions: {
    "ask-again": { from: ["asked", "proved"], to: ["asked"], rule: "R-PER-2" },
    mistake: { from: ["asked"], rule: "R-PER-2" },
    prove: { from: ["asked"], to: ["proved"], rule: "R-PER-2" },
  },
} as const satisfies StateMachine<ContactAddress["state"], string>;

/** The address of a person, however it is written. */
export function addressOf(known: readonly ContactAddress[], email: string): ContactAddress | undefined {
  return known.find((one) => accountOfEmail(one.email) === accountOfEmail(email));
}

/** R-PER-2: the addresses that a person has proved, as accounts are compared. */
export function provedAmong(known: readonly ContactAddress[]): string[] {
  return known.filter(({ state }) => state === "proved").map(({ email }) => accountOfEmail(email));
}

/** R-PER-2: a code goes to an address; a new one where it was sent before, or where it is to be proved anew (R-PER-5). */
export function askProof(
  before: ContactAddress | undefined,
  asked: Pick<ContactAddress, "id" | "personId" | "email"> & { code: string },
): ContactAddress {
  const { personId, email, code } = asked;
  if (before === undefined)
    return begin(contactAddressMachine, {
      id: asked.id,
      personId,
      email,
      state: "asked",
      code,
      mistakes: 0,
      version: 1,
    });
  return transition(contactAddressMachine, before, "ask-again", ({ id, email, version }) => ({
    id,
    personId,
    email,
    state: "asked",
    code,
    mistakes: 0,
    version: version + 1,
  }));
}

/** What a typed code does to an address: it is proved, or the mistake counts. */
export interface Typed {
  after: ContactAddress;
  /** Why it is not proved. */
  error?: DomainError;
}

/**
 * R-PER-2: a person types the code that was sent to an address; after the last try they have to ask for a new one.
 * @throws DomainError `code-used-up`, `transition-refused`.
 */
export function proveAddress(
  before: ContactAddress,
  typed: string,
  tries: Policy["addressProof"]["tries"],
  now: Instant,
): Typed {
  if (before.state === "asked") {
    if (before.mistakes >= tries) throw usedUp(tries);
    if (!isCode(typed, before.code)) {
      const after = transition(contactAddressMachine, before, "mistake", (held) => ({
        ...held,
        mistakes: held.mistakes + 1,
        version: held.version + 1,
      }));
      return { after, error: after.mistakes >= tries ? usedUp(tries) : wrongCode() };
    }
  }
  return {
    after: transition(contactAddressMachine, before, "prove", ({ id, personId, email, version }) => ({
      id,
      personId,
      email,
      version: version + 1,
      state: "proved",
      provedAt: now,
    })),
  };
}

/** Codes that one item counts, at most: more than any policy sends in a day. */
const mostCounted = 50;

/** R-PER-2: when codes went to an address, of all who asked: the latest, within the day that counts. */
export const codesSent = z.strictObject({
  account: z.string(),
  sentAt: z.array(instant).max(mostCounted),
  version: z.int().nonnegative(),
});
/** The sendings, see {@link codesSent}. */
export type CodesSent = z.infer<typeof codesSent>;

/** Hours in which codes to one address are counted. */
const countedHours = 24;

/**
 * R-PER-2: counts one more code to an address: no caller has it flooded.
 * @throws DomainError `too-many-codes`.
 */
export function countCode(before: CodesSent, most: Policy["addressProof"]["codes"], now: Instant): CodesSent {
  const since = addSeconds(now, -countedHours * 3600);
  const recent = before.sentAt.filter((at) => at > since);
  if (recent.length >= most)
    throw new DomainError("too-many-codes", {
      rule: "R-PER-2",
      detail: `Une adresse reçoit ${inWords({ count: most, unit: "code" })} par jour au plus\u00a0: réessayez demain.`,
    });
  return { ...before, sentAt: [...recent, now], version: before.version + 1 };
}

/** The refusal of a code for an address that none was sent to, or another one. */
export function wrongCode(): DomainError {
  return new DomainError("code-differs", {
    rule: "R-PER-2",
    kind: "input",
    detail:
      "Ce code n’est pas celui qui a été envoyé à cette adresse\u00a0: vérifiez-le dans le courriel reçu.",
    fields: [{ path: "code", message: "Le code reçu par courriel est attendu." }],
  });
}

function usedUp(tries: number): DomainError {
  return new DomainError("code-used-up", {
    rule: "R-PER-2",
    detail: `Ce code ne sert plus après ${inWords({ count: tries, unit: "try" })}\u00a0: demandez-en un autre.`,
  });
}
