import { timingSafeEqual } from "node:crypto";
import { isIPv6 } from "node:net";
import type { APIGatewayProxyEventV2WithJWTAuthorizer } from "aws-lambda";

/** The header in which CloudFront's function writes who asks, over what the request said in it. */
export const visitorHeader = "cqp-visitor";

/** The header in which CloudFront proves to the API that a request came through it. */
export const edgeProofHeader = "cqp-edge-proof";

/** What of a request says where it comes from. */
type Asked = Pick<APIGatewayProxyEventV2WithJWTAuthorizer, "headers" | "requestContext">;

/**
 * The address of a visitor, or the network that one visitor has whole: API Gateway sees the address of CloudFront, which says in
 * a header whose request it hands over. Without CloudFront's proof (`EDGE_PROOF`), the header is worth nothing (decision 82).
 */
export function visitorOf({ headers, requestContext }: Asked): string {
  const told = isProved(headers[edgeProofHeader]) ? headers[visitorHeader] : undefined;
  return networkOf(told ?? requestContext.http.sourceIp ?? "");
}

function isProved(given = ""): boolean {
  const proof = Buffer.from(process.env["EDGE_PROOF"] ?? "");
  const shown = Buffer.from(given);
  return proof.length > 0 && shown.length === proof.length && timingSafeEqual(shown, proof);
}

/** Of an IPv6 address its first 64 bits, which are one line's: it may take any address behind them for each request. */
function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [, mapped] = /^::ffff:([\d.]+)$/i.exec(address) ?? [];
  if (mapped !== undefined) return mapped;
  const [before = [], after = []] = address.split("::").map((part) => part.split(":").filter(Boolean));
  const zeros = Array<string>(Math.max(0, 8 - before.length - after.length)).fill("0");
  const groups = [...before, ...zeros, ...after].slice(0, 4);
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(":")}::/64`;
}
