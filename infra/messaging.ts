import { Duration, Stack } from "aws-cdk-lib";
import * as events from "aws-cdk-lib/aws-events";
import * as ses from "aws-cdk-lib/aws-ses";
import { Construct } from "constructs";
import { eventSource } from "../events/source.ts";
import { returnsDomain } from "./edge/dns-records.ts";
import type { Resources } from "./resources.ts";

/** The event bus, which can be replayed for as many days as the table can be restored to, and the identity that mails are sent from. */
export class Messaging extends Construct {
  readonly bus: events.EventBus;
  /** What was put on it in the latest weeks. */
  readonly archive: events.Archive;
  readonly mail: Resources["mail"];
  readonly identity: ses.EmailIdentity;

  constructor(
    scope: Construct,
    id: string,
    props: { name: string; mailDomain: string; portalUrl: string; recovery: number },
  ) {
    super(scope, id);
    this.bus = new events.EventBus(this, "Bus", {
      eventBusName: props.name,
      description: "Facts recorded by the CQP system",
    });
    // Facts on the bus hold no personal values (decision 31): what they replay, erasing need not reach.
    this.archive = this.bus.archive("Archive", {
      description: "Facts of the latest weeks, to replay",
      eventPattern: { source: [eventSource] },
      retention: Duration.days(props.recovery),
    });
    const sending = new ses.ConfigurationSet(this, "Sending", {
      // Which addresses are not written to is decided here, and lifted by OEMM: SES must not keep a second list.
      disableSuppressionList: true,
      reputationMetrics: true,
    });
    sending.addEventDestination("Deliveries", {
      // SES publishes on the account's default bus only.
      destination: ses.EventDestination.eventBus(
        events.EventBus.fromEventBusName(this, "Default", "default"),
      ),
      events: [
        ses.EmailSendingEvent.DELIVERY,
        ses.EmailSendingEvent.DELIVERY_DELAY,
        ses.EmailSendingEvent.BOUNCE,
        ses.EmailSendingEvent.COMPLAINT,
        ses.EmailSendingEvent.REJECT,
      ],
    });
    this.identity = new ses.EmailIdentity(this, "MailIdentity", {
      identity: ses.Identity.domain(props.mailDomain),
      // Of our own, so that mails are from the domain that they say they are from (DMARC).
      mailFromDomain: returnsDomain(props.mailDomain),
    });
    this.mail = {
      from: `certifications@${props.mailDomain}`,
      contact: `oemm@${props.mailDomain}`,
      portalUrl: props.portalUrl,
      identityArn: Stack.of(this).formatArn({
        service: "ses",
        resource: "identity",
        resourceName: props.mailDomain,
      }),
      configurationSet: sending.configurationSetName,
      configurationSetArn: Stack.of(this).formatArn({
        service: "ses",
        resource: "configuration-set",
        resourceName: sending.configurationSetName,
      }),
    };
  }
}
