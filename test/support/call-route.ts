import type { Route } from "../../shared/http/route.ts";

/** What is asked of a route, beside what its declaration says. */
interface Asked {
  headers?: Record<string, string>;
  query?: Record<string, string>;
  /** In whose name, where it isn't the first that the route is for; or for oneself alone. */
  as?: { partyId: string } | "self";
  body?: string;
  /** The parameters of its path. */
  path?: Record<string, string>;
  /** As it was asked, where it isn't the method of the route. */
  method?: string;
}

/** An answer of a handler, its JSON read. */
interface Answered {
  statusCode: number;
  headers: Record<string, string>;
  // Tests know what they asked for.
  // biome-ignore lint/suspicious/noExplicitAny: as above
  body: any;
}

/** A party, or a member of juries, in whose name a role acts. */
const capacities = {
  oemm: "oemm",
  company: "cmp_a_company",
  centre: "ctr_a_centre",
  "jury-member": "jur_a_member",
} as const;

/** Calls the handler of a route as API Gateway does, for a person in a capacity that the route is for. */
export async function callRoute(
  entry: string,
  route: Route,
  { headers = {}, query, as, body, method, path = {} }: Asked,
): Promise<Answered> {
  const { handler } = (await import(entry)) as {
    handler: (event: object, context: object) => Promise<Answered>;
  };
  const roles = "roles" in route.may ? route.may.roles : ["oemm" as const];
  const [first] = roles.flatMap((role) =>
    role === "candidate" || role === "system" ? [] : [{ partyId: capacities[role] }],
  );
  const acting = as === "self" ? undefined : (as ?? first);
  const answer = await handler(
    {
      rawPath: route.path,
      headers: { ...(acting === undefined ? {} : { "acting-as": acting.partyId }), ...headers },
      pathParameters: path,
      ...(query === undefined ? {} : { queryStringParameters: query }),
      ...(body === undefined ? {} : { body }),
      isBase64Encoded: false,
      requestContext: {
        requestId: "request-of-a-test",
        http: { method: method ?? route.method },
        authorizer: {
          jwt: {
            claims: {
              sub: "a-subject",
              token_use: "access",
              ...(as === "self" ? { person_id: "a-person", proved_address: "a@example.org" } : {}),
              ...(acting === undefined ? {} : { capacities: JSON.stringify([acting]) }),
            },
          },
        },
      },
    },
    // As many seconds as a function has: a busy machine takes its time.
    { getRemainingTimeInMillis: () => 15_000 },
  );
  return {
    ...answer,
    headers: answer.headers ?? {},
    body:
      typeof answer.body === "string" && answer.body.startsWith("{") ? JSON.parse(answer.body) : answer.body,
  };
}
