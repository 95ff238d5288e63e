import * as wafv2 from "aws-cdk-lib/aws-wafv2";
import type { Construct } from "constructs";
import { limitSeconds, type Stage, systemName } from "../stages/stage.ts";

/**
 * Rules of AWS's common set which read bodies. They count and refuse nothing: people write texts of their own, in which words of a
 * programme or an address prove nothing, and lists of 512 KB; each body is read by its schema.
 */
const readingBodies = [
  "SizeRestrictions_BODY",
  "CrossSiteScripting_BODY",
  "GenericLFI_BODY",
  "GenericRFI_BODY",
  "EC2MetaDataSSRF_BODY",
];

/** What a limit counts. */
type Counted = Omit<wafv2.CfnWebACL.RateBasedStatementProperty, "limit">;

/** The rules that refuse who asks too often, by the names of their metrics. */
export const limitRules = {
  token: "requests-of-a-token",
  open: "open-requests-of-an-address",
  all: "requests-of-an-address",
} as const satisfies Record<keyof Stage["perCaller"], string>;

/**
 * The firewall before CloudFront: AWS's own rules, and how many requests a caller may make. It can't tell a token from what looks like
 * one, so a token gets no one out of the limit of their address. What one token is refused for is not counted to its address, at which
 * others work (decision 79).
 */
export function webAcl(
  scope: Construct,
  id: string,
  stage: Stage & { domains: { api: string } },
): wafv2.CfnWebACL {
  const { perCaller, domains } = stage;
  const limited = (priority: number, caller: keyof typeof limitRules, counted: Counted) => {
    const counting = { ...counted, limit: perCaller[caller], evaluationWindowSec: limitSeconds };
    return rule(priority, limitRules[caller], { block: tooMany }, { rateBasedStatement: counting });
  };
  return new wafv2.CfnWebACL(scope, id, {
    name: systemName(stage),
    scope: "CLOUDFRONT",
    defaultAction: { allow: {} },
    visibilityConfig: measured(systemName(stage)),
    rules: [
      limited(0, "token", byToken),
      limited(1, "open", { ...byAddress, scopeDownStatement: openTo(domains.api) }),
      limited(2, "all", byAddress),
      managed(3, "AWSManagedRulesAmazonIpReputationList"),
      managed(4, "AWSManagedRulesKnownBadInputsRuleSet"),
      managed(5, "AWSManagedRulesCommonRuleSet", readingBodies),
    ],
  });
}

/** Answered as the API itself does when it is asked too often. */
const tooMany = { customResponse: { responseCode: 429 } };

function measured(metricName: string) {
  return { cloudWatchMetricsEnabled: true, metricName, sampledRequestsEnabled: true };
}

function rule(
  priority: number,
  name: string,
  action: wafv2.CfnWebACL.RuleActionProperty,
  statement: wafv2.CfnWebACL.StatementProperty,
): wafv2.CfnWebACL.RuleProperty {
  return { priority, name, action, statement, visibilityConfig: measured(name) };
}

function managed(
  priority: number,
  name: string,
  counted: readonly string[] = [],
): wafv2.CfnWebACL.RuleProperty {
  return {
    priority,
    name,
    overrideAction: { none: {} },
    statement: {
      managedRuleGroupStatement: {
        vendorName: "AWS",
        name,
        ruleActionOverrides: counted.map((each) => ({ name: each, actionToUse: { count: {} } })),
      },
    },
    visibilityConfig: measured(name),
  };
}

const asIs = [{ priority: 0, type: "NONE" }];

/** Requests of one address. */
const byAddress = { aggregateKeyType: "IP" };

/** Requests with one token from one address; those without any are not counted. */
const byToken = {
  aggregateKeyType: "CUSTOM_KEYS",
  customKeys: [{ header: { name: "authorization", textTransformations: asIs } }, { ip: {} }],
};

/** Requests of the API without a token: of all routes that are open to all, and of those that are tried. */
function openTo(api: string): wafv2.CfnWebACL.StatementProperty {
  const begins = (header: string, text: string, where: string): wafv2.CfnWebACL.StatementProperty => ({
    byteMatchStatement: {
      fieldToMatch: header === "" ? { uriPath: {} } : { singleHeader: { Name: header } },
      searchString: text,
      positionalConstraint: where,
      textTransformations: asIs,
    },
  });
  return {
    andStatement: {
      statements: [
        { notStatement: { statement: begins("authorization", "Bearer ", "STARTS_WITH") } },
        { orStatement: { statements: [begins("host", api, "EXACTLY"), begins("", "/api/", "STARTS_WITH")] } },
      ],
    },
  };
}
