import * as z from "zod";

/** The source of SES's events on the default bus. */
export const sesSource = "aws.ses";

/**
 * What SES tells of a mail, and the detail-type of each event.
 * @see https://docs.aws.amazon.com/ses/latest/dg/monitoring-eventbridge.html
 */
export const sesDetailTypes = {
  Delivery: "Email Delivered",
  DeliveryDelay: "Email Delivery Delayed",
  Bounce: "Email Bounced",
  Complaint: "Email Complaint Received",
  Reject: "Email Rejected",
} as const;

/** The tags that a mail is sent with, and that every event about it gives back: they name its record. */
export const sesTagNames = {
  kind: "about-kind",
  id: "about-id",
  factId: "fact",
  sequence: "sequence",
} as const;

const mail = z.object({
  messageId: z.string(),
  destination: z.array(z.string()),
  tags: z.record(z.string(), z.array(z.string())).default({}),
});

/** The detail of an event of SES, as much of it as is read here. */
export const sesEvent = z.discriminatedUnion("eventType", [
  z.object({
    eventType: z.literal("Delivery"),
    mail,
    delivery: z.object({ timestamp: z.string() }),
  }),
  z.object({
    eventType: z.literal("DeliveryDelay"),
    mail,
    deliveryDelay: z.object({ timestamp: z.string(), delayType: z.string() }),
  }),
  z.object({
    eventType: z.literal("Bounce"),
    mail,
    bounce: z.object({
      timestamp: z.string(),
      bounceType: z.enum(["Permanent", "Transient", "Undetermined"]),
      bounceSubType: z.string(),
      bouncedRecipients: z.array(
        z.object({ emailAddress: z.string(), diagnosticCode: z.string().optional() }),
      ),
    }),
  }),
  z.object({
    eventType: z.literal("Complaint"),
    mail,
    complaint: z.object({ timestamp: z.string(), complaintFeedbackType: z.string().nullish() }),
  }),
  z.object({
    eventType: z.literal("Reject"),
    mail: mail.extend({ timestamp: z.string() }),
    reject: z.object({ reason: z.string() }),
  }),
]);
/** An event of SES, see {@link sesEvent}. */
export type SesEvent = z.infer<typeof sesEvent>;
