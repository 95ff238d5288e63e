/**
 * Runs in CloudFront, before the API: it knows nothing of the path under which the space has it, and is told who asks, over
 * what the request says.
 * @param {{ request: { uri: string, headers: Record<string, { value: string }> }, viewer: { ip: string } }} event
 */
// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it by its name
function handler(event) {
  var request = event.request;
  request.uri = request.uri.replace(/^\/api(?=\/|$)/, "") || "/";
  request.headers["VISITOR"] = { value: event.viewer.ip };
  return request;
}
