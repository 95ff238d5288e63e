/**
 * Runs in CloudFront, after the API: where it sends to a path of its own, it is under that of the space.
 * @param {{ response: { headers: Record<string, { value: string }> } }} event
 */
// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it by its name
function handler(event) {
  var location = event.response.headers.location;
  if (location && location.value.charAt(0) === "/") location.value = `/api${location.value}`;
  return event.response;
}
