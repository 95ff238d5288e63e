/**
 * Runs in CloudFront, before the API at its own domain: it says who asks, over what the request says.
 * @param {{ request: { headers: Record<string, { value: string }> }, viewer: { ip: string } }} event
 */
// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it by its name
function handler(event) {
  var request = event.request;
  request.headers["VISITOR"] = { value: event.viewer.ip };
  return request;
}
