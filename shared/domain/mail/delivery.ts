import * as z from "zod";

/** What became of a mail that SES took. */
export const delivery = z.strictObject({
  kind: z.enum(["delayed", "delivered", "bounced", "rejected", "complained"]),
  /** Of a bounce: the address will never work (`Permanent` for SES). */
  permanent: z.boolean().optional(),
  at: z.string(),
  messageId: z.string(),
  /** In French, for those who read the file. */
  reason: z.string(),
});
/** See {@link delivery}. */
export type Delivery = z.infer<typeof delivery>;
/** What became of a mail, in one word. */
export type DeliveryKind = Delivery["kind"];

/**
 * What says more about a mail comes later: a server may take a mail and return it afterwards, and only a recipient who
 * got it complains. Events come in any order: the strongest counts, not the last.
 */
const strength: Readonly<Record<DeliveryKind, number>> = {
  delayed: 1,
  delivered: 2,
  rejected: 3,
  bounced: 4,
  complained: 5,
};

/** What became of a mail, from all that was told; undefined while nothing was. */
export function outcomeOf(deliveries: readonly Delivery[]): Delivery | undefined {
  return deliveries.reduce<Delivery | undefined>((strongest, one) => {
    if (strongest === undefined) return one;
    const more = strength[one.kind] - strength[strongest.kind];
    const later = one.at > strongest.at;
    return more > 0 || (more === 0 && later) ? one : strongest;
  }, undefined);
}

/** The deliveries with one more, by time; undefined when it was told before. */
export function withDelivery(deliveries: readonly Delivery[], told: Delivery): Delivery[] | undefined {
  const known = deliveries.some(
    (one) => one.kind === told.kind && one.messageId === told.messageId && one.at === told.at,
  );
  if (known) return undefined;
  const until = deliveries.filter(({ at }) => at <= told.at);
  return [...until, told, ...deliveries.filter(({ at }) => at > told.at)];
}

/** Whether an address must not be written to again: it does not exist, or its reader does not want our mails. */
export function blocksAddress(told: Delivery): boolean {
  return told.kind === "complained" || (told.kind === "bounced" && told.permanent === true);
}

/** Whether the person did not get the mail. */
export function isLost(told: Delivery): boolean {
  return told.kind === "bounced" || told.kind === "rejected";
}
