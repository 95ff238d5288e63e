import { randomUUID } from "node:crypto";
import * as z from "zod";
import { sesDetailTypes, sesSource } from "../../../events/ses.ts";
import type { Bus } from "../bus/bus.ts";
import { type Assembly, resourcesOf } from "../template/assembly.ts";

const destination = z.object({
  ConfigurationSetName: z.string(),
  EventDestination: z.object({
    Enabled: z.boolean().default(true),
    EventBridgeDestination: z.object({}).optional(),
    MatchingEventTypes: z.array(z.string()),
  }),
});

/** The names of events as configuration sets write them. */
const matchingNames: Readonly<Record<keyof typeof sesDetailTypes, string>> = {
  Delivery: "delivery",
  DeliveryDelay: "deliveryDelay",
  Bounce: "bounce",
  Complaint: "complaint",
  Reject: "reject",
};

/** A mail that was taken, as its request had it. */
export interface TakenMail {
  messageId: string;
  source: string;
  destination: string;
  configurationSet: string | undefined;
  tags: Readonly<Record<string, string>>;
}

/**
 * Tells what becomes of a mail as SES's mailbox simulator does, on the default bus, as far as the template's event
 * destinations ask for it.
 * @see https://docs.aws.amazon.com/ses/latest/dg/send-an-email-from-console.html
 */
export function sesEvents(
  assembly: Assembly,
  resolve: (value: unknown) => unknown,
  bus: Bus,
  now: () => Date,
): (mail: TakenMail) => Promise<void> {
  const destinations = resourcesOf(assembly, "AWS::SES::ConfigurationSetEventDestination").map(
    ([, resource]) => destination.parse(resolve(resource.Properties)),
  );
  return async (mail) => {
    for (const [eventType, told] of outcomesOf(mail.destination, now().toISOString())) {
      const wanted = destinations.some(
        ({ ConfigurationSetName, EventDestination }) =>
          ConfigurationSetName === mail.configurationSet &&
          EventDestination.Enabled &&
          EventDestination.EventBridgeDestination !== undefined &&
          EventDestination.MatchingEventTypes.includes(matchingNames[eventType]),
      );
      if (!wanted) continue;
      const detail = { eventType, mail: mailPart(mail, now().toISOString()), ...told };
      const detailType = sesDetailTypes[eventType];
      await bus.put({ busName: "default", source: sesSource, detailType, detail, at: now() });
    }
  };
}

function mailPart(mail: TakenMail, timestamp: string): object {
  const tags = Object.fromEntries(Object.entries(mail.tags).map(([name, value]) => [name, [value]]));
  return {
    timestamp,
    source: mail.source,
    messageId: mail.messageId,
    destination: [mail.destination],
    tags: { ...tags, "ses:configuration-set": [mail.configurationSet] },
  };
}

type Told = [keyof typeof sesDetailTypes, object];

/** `bounce+anything@simulator.amazonses.com` does as `bounce@` does; every other address takes its mails. */
function outcomesOf(address: string, timestamp: string): Told[] {
  const [user = "", domain] = address.toLowerCase().split("@");
  const [player] = user.split("+");
  const delivered: Told = [
    "Delivery",
    {
      delivery: {
        timestamp,
        processingTimeMillis: 1,
        recipients: [address],
        smtpResponse: "250 2.6.0 Message received",
        reportingMTA: "local",
      },
    },
  ];
  if (domain !== "simulator.amazonses.com") return [delivered];
  const bounced = (bounceSubType: string, recipient: object): Told => [
    "Bounce",
    {
      bounce: {
        bounceType: "Permanent",
        bounceSubType,
        bouncedRecipients: [{ emailAddress: address, action: "failed", ...recipient }],
        timestamp,
        feedbackId: randomUUID(),
        reportingMTA: "local",
      },
    },
  ];
  switch (player) {
    case "bounce":
      return [bounced("General", { status: "5.1.1", diagnosticCode: "smtp; 550 5.1.1 user unknown" })];
    case "suppressionlist":
      return [bounced("Suppressed", {})];
    case "complaint":
      return [
        delivered,
        [
          "Complaint",
          {
            complaint: {
              complainedRecipients: [{ emailAddress: address }],
              timestamp,
              feedbackId: randomUUID(),
              complaintSubType: null,
              complaintFeedbackType: "abuse",
            },
          },
        ],
      ];
    default:
      return [delivered];
  }
}
