import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { servingRequest } from "../runtime/current-request.ts";
import type { Answer } from "./answer.ts";
import { conditionalAnswer } from "./conditional-answer.ts";

/** The function of a route that reads something else than JSON: `make` answers the page or the file itself. */
export function servePage(make: (event: APIGatewayProxyEventV2) => Promise<Answer>) {
  return async (event: APIGatewayProxyEventV2): Promise<Answer> =>
    conditionalAnswer(event, await servingRequest(event.requestContext.requestId, () => make(event)));
}
