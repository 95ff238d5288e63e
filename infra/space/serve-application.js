/**
 * Runs in CloudFront, before the files of the space: an address of the application is none of a file, and opens the
 * application.
 * @param {{ request: { uri: string } }} event
 */
// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it by its name
function handler(event) {
  var request = event.request;
  if (!/\.[a-z0-9]+$/.test(request.uri)) request.uri = "/index.html";
  return request;
}
