import { production } from "../../infra/stages/production.ts";
import type { Load } from "./load.ts";

/** A limit of AWS's, which a volume of files comes near to at its busiest. */
export interface Quota {
  name: string;
  limit: number;
  unit: string;
  /** What the system uses of it at the busiest. */
  used: (load: Load) => number;
  /** It is that of an account that has asked for nothing yet: it is lifted before the system opens, at any volume. */
  young?: true;
  /** What an operator does before it is met. */
  remedy: string;
  source: `https://docs.aws.amazon.com/${string}`;
}

/** The quotas that the system meets first, in the region of production; those of a young account beside the usual ones. */
export const quotas: readonly Quota[] = [
  {
    name: "exécutions simultanées de Lambda, compte récent",
    young: true,
    limit: 10,
    unit: "à la fois",
    used: ({ concurrency }) => concurrency,
    remedy: "demander 1 000 (quota L-B99A9384) avant l’ouverture",
    source: "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html",
  },
  {
    name: "exécutions simultanées de Lambda, compte ordinaire",
    limit: 1000,
    unit: "à la fois",
    used: ({ concurrency }) => concurrency,
    remedy: "demander davantage ; réserver une part aux travaux de fond",
    source: "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html",
  },
  {
    name: "courriels de SES, bac à sable",
    young: true,
    limit: 200,
    unit: "par jour",
    used: ({ mailsOnBusiestDay }) => mailsOnBusiestDay,
    remedy: "demander l’accès à la production de SES avant l’ouverture",
    source: "https://docs.aws.amazon.com/ses/latest/dg/quotas.html",
  },
  {
    name: "courriels de SES, en production",
    limit: 50_000,
    unit: "par jour",
    used: ({ mailsOnBusiestDay }) => mailsOnBusiestDay,
    remedy: "demander un quota d’envoi plus grand : ce qui dépasse attend au lendemain",
    source: "https://docs.aws.amazon.com/ses/latest/dg/quotas.html",
  },
  {
    name: "courriels de SES, débit",
    limit: 14,
    unit: "par seconde",
    used: ({ mailsAtBusiest }) => mailsAtBusiest,
    remedy: "demander un débit plus grand : ce qui dépasse est tenté de nouveau",
    source: "https://docs.aws.amazon.com/ses/latest/dg/quotas.html",
  },
  {
    name: "requêtes que notre étape admet (`throttle`)",
    limit: production.throttle.rate,
    unit: "par seconde",
    used: ({ requestsAtBusiest }) => requestsAtBusiest,
    remedy: "relever `throttle` dans infra/stages/production.ts",
    source: "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-throttling.html",
  },
  {
    name: "requêtes d’API Gateway",
    limit: 10_000,
    unit: "par seconde",
    used: ({ requestsAtBusiest }) => requestsAtBusiest,
    remedy: "demander davantage",
    source: "https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html",
  },
  {
    name: "écritures d’une table à la demande, au début",
    limit: 4000,
    unit: "unités par seconde",
    used: ({ writeUnitsAtBusiest }) => writeUnitsAtBusiest,
    remedy: "préchauffer la table (warm throughput) ; elle double d’elle-même ensuite",
    source: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/on-demand-capacity-mode.html",
  },
  {
    name: "lectures d’une table à la demande, au début",
    limit: 12_000,
    unit: "unités par seconde",
    used: ({ readUnitsAtBusiest }) => readUnitsAtBusiest,
    remedy: "préchauffer la table (warm throughput) ; elle double d’elle-même ensuite",
    source: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/on-demand-capacity-mode.html",
  },
  {
    name: "PutEvents d’EventBridge",
    limit: 600,
    unit: "par seconde",
    used: ({ eventsAtBusiest }) => eventsAtBusiest,
    remedy: "demander davantage : ce qui dépasse est tenté de nouveau par le flux",
    source: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html",
  },
  {
    name: "remises d’EventBridge à des files",
    limit: 1100,
    unit: "par seconde",
    used: ({ deliveriesAtBusiest }) => deliveriesAtBusiest,
    remedy: "demander davantage : ce qui dépasse est remis plus tard",
    source: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html",
  },
  {
    name: "connexions à Cognito (UserAuthentication)",
    limit: 120,
    unit: "par seconde",
    used: ({ signInsAtBusiest }) => signInsAtBusiest,
    remedy: "demander davantage : ce quota s’achète",
    source: "https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html",
  },
  {
    name: "jetons de Cognito (UserToken)",
    limit: 120,
    unit: "par seconde",
    used: ({ tokensAtBusiest }) => tokensAtBusiest,
    remedy: "demander davantage : ce quota s’achète",
    source: "https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html",
  },
  {
    name: "écritures d’une clé d’index (une partition de DynamoDB)",
    limit: 1000,
    unit: "unités par seconde",
    used: ({ hottestKeyAtBusiest }) => hottestKeyAtBusiest,
    remedy: "partager la clé en davantage de parts : les listes de l’OEMM en ont quatre",
    source: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-partition-key-design.html",
  },
  {
    name: "écritures d’un préfixe de S3",
    limit: 3500,
    unit: "par seconde",
    used: ({ objectPutsAtBusiest }) => objectPutsAtBusiest,
    remedy: "répartir les clés : S3 partage un préfixe de lui-même",
    source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/optimizing-performance.html",
  },
];
