/** A price of AWS's public list, in US dollars without tax. */
export interface Price {
  /** What is charged, in French, for the page. */
  what: string;
  dollars: number;
  /** For how many. */
  per: number;
  /** Given free each month, in the same units as `per`. */
  free?: number;
  source: `https://aws.amazon.com/${string}`;
}

/** The region of production, whose list these are. */
export const priceRegion = "eu-west-3";
/** When the list was typed here: compare it with the pages before a budget is decided. */
export const pricesOf = "2026-11-28";

const of = (what: string, dollars: number, per: number, page: string, free?: number): Price => ({
  what,
  dollars,
  per,
  source: `https://aws.amazon.com/${page}/pricing/`,
  ...(free === undefined ? {} : { free }),
});

/** What the system uses that is charged by use. Free tiers of a year or of new accounts are left out. */
export const prices = {
  writeUnits: of("unités d’écriture DynamoDB, à la demande", 0.7423, 1e6, "dynamodb"),
  readUnits: of("unités de lecture DynamoDB, à la demande", 0.1485, 1e6, "dynamodb"),
  tableGigabytes: of("Go de table par mois", 0.2975, 1, "dynamodb", 25),
  backupGigabytes: of("Go de restauration à l’instant par mois", 0.238, 1, "dynamodb"),
  invocations: of("invocations Lambda", 0.2, 1e6, "lambda", 1e6),
  computing: of("Go-secondes Lambda (ARM)", 0.0000133334, 1, "lambda", 400_000),
  requests: of("requêtes d’API Gateway (HTTP API)", 1.17, 1e6, "api-gateway"),
  queueCalls: of("appels SQS", 0.4, 1e6, "sqs", 1e6),
  events: of("évènements EventBridge", 1, 1e6, "eventbridge"),
  mails: of("courriels SES", 0.1, 1e3, "ses"),
  edgeRequests: of("requêtes HTTPS de CloudFront, Europe", 0.012, 1e4, "cloudfront", 10e6),
  edgeGigabytes: of("Go que CloudFront envoie, Europe", 0.085, 1, "cloudfront", 1024),
  edgeFunctions: of("fonctions de CloudFront", 0.1, 1e6, "cloudfront", 2e6),
  firewalls: of("pare-feu WAF", 5, 1, "waf"),
  firewallRules: of("règles du pare-feu", 1, 1, "waf"),
  firewallRequests: of("requêtes que lit le pare-feu", 0.6, 1e6, "waf"),
  people: of("personnes connectées dans le mois, Cognito Essentials", 0.015, 1, "cognito", 10_000),
  objectGigabytes: of("Go d’objets S3 par mois", 0.024, 1, "s3"),
  objectPuts: of("écritures S3", 0.0053, 1e3, "s3"),
  objectGets: of("lectures S3", 0.00042, 1e3, "s3"),
  objectsRead: of("Go de pièces lus depuis Internet", 0.09, 1, "s3", 100),
  scannedGigabytes: of("Go analysés par GuardDuty", 0.09, 1, "guardduty", 1),
  scannedObjects: of("objets analysés par GuardDuty", 0.215, 1e3, "guardduty", 1e3),
  logGigabytes: of("Go de journaux CloudWatch", 0.5985, 1, "cloudwatch", 5),
  logsKept: of("Go de journaux gardés par mois", 0.0315, 1, "cloudwatch", 5),
  traces: of("traces X-Ray", 5, 1e6, "xray", 1e5),
  alarms: of("mesures d’alarmes CloudWatch", 0.1, 1, "cloudwatch", 10),
  alarmsOfAlarms: of("alarmes composées", 0.5, 1, "cloudwatch"),
  secrets: of("secrets", 0.4, 1, "secrets-manager"),
} as const satisfies Record<string, Price>;

/** What is charged by use, see {@link prices}. */
export type Charged = keyof typeof prices;

/** What keys of our own would be charged by: none is used (decision 84). */
export const keyMonths = of("clés KMS à soi, par mois", 1, 1, "kms");
/** See {@link keyMonths}. */
export const keyCalls = of("appels à KMS", 0.03, 1e4, "kms", 20_000);
