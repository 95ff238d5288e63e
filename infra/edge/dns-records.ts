import { CfnOutput, type Stack } from "aws-cdk-lib";
import type * as cloudfront from "aws-cdk-lib/aws-cloudfront";
import type * as ses from "aws-cdk-lib/aws-ses";
import type { Stage } from "../stages/stage.ts";

/** What the names of outputs begin with that are records to write where the domains are: `npm run dns-records` prints them. */
export const recordOutput = "Dns";

/** Where mails that can't be delivered come back to, under the domain that mails come from. */
export function returnsDomain(mailDomain: string): string {
  return `retours.${mailDomain}`;
}

/** What domains lead to, as CloudFormation knows it. */
interface Named {
  identity: ses.EmailIdentity;
  /** Mailbox to which those who receive our mails report those that are not ours. */
  reports: string;
  space: cloudfront.IDistribution;
  /** None where the API is at its own address. */
  api: cloudfront.IDistribution | undefined;
  origin: string | undefined;
}

/** Gives the records that make the domains of a stage lead to it, and its mails believed: an output each, `name type value`. */
export function giveRecords(stack: Stack, { domains }: Stage, named: Named): void {
  const record = (id: string, name: string, type: string, value: string) =>
    new CfnOutput(stack, `${recordOutput}${id}`, { value: `${name} ${type} ${value}` });
  for (const [index, { name, value }] of named.identity.dkimRecords.entries())
    record(`Dkim${index + 1}`, name, "CNAME", value);
  const returns = returnsDomain(domains.mail);
  record("MailFrom", returns, "MX", `10 feedback-smtp.${stack.region}.amazonses.com`);
  record("MailFromSpf", returns, "TXT", '"v=spf1 include:amazonses.com -all"');
  record("Dmarc", `_dmarc.${domains.mail}`, "TXT", `"v=DMARC1; p=quarantine; rua=mailto:${named.reports}"`);
  if (!("api" in domains)) return;
  record("Space", domains.space, "CNAME", named.space.distributionDomainName);
  if (named.api !== undefined) record("Api", domains.api, "CNAME", named.api.distributionDomainName);
  if (named.origin !== undefined) record("Origin", domains.origin, "CNAME", named.origin);
}
