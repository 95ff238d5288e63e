import { Stack } from "aws-cdk-lib";
import * as events from "aws-cdk-lib/aws-events";
import * as ses from "aws-cdk-lib/aws-ses";
import { Construct } from "constructs";
import type { Resources } from "./resources.ts";

/** The event bus, and the identity that mails are sent from. */
export class Messaging extends Construct {
  readonly bus: events.EventBus;
  readonly mail: Resources["mail"];

  constructor(scope: Construct, id: string, props: { mailDomain: string; portalUrl: string }) {
    super(scope, id);
    this.bus = new events.EventBus(this, "Bus", { description: "Facts recorded by the CQP system" });
    new ses.EmailIdentity(this, "MailIdentity", { identity: ses.Identity.domain(props.mailDomain) });
    this.mail = {
      from: `certifications@${props.mailDomain}`,
      contact: `oemm@${props.mailDomain}`,
      portalUrl: props.portalUrl,
      identityArn: Stack.of(this).formatArn({
        service: "ses",
        resource: "identity",
        resourceName: props.mailDomain,
      }),
    };
  }
}
