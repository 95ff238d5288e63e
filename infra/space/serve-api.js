/**
 * Runs in CloudFront, before the API: it knows nothing of the path under which the space has it.
 * @param {{ request: { uri: string } }} event
 */
// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it by its name
function handler(event) {
  var request = event.request;
  request.uri = request.uri.replace(/^\/api(?=\/|$)/, "") || "/";
  return request;
}
