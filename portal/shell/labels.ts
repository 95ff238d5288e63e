import { useRead } from "../api.ts";

/** How the API calls values, by the place of a value in its description: `labelled("Mail.state", "sent")`. */
export function useLabels(): (place: string, value: string) => string {
  const read = useRead("/v1/labels", {}, { once: true });
  return (place, value) => read.data?.body.labels[place]?.[value] ?? value;
}

/** The values of a place in the description, each with how the API calls it. */
export function useValues(): (place: string) => [value: string, called: string][] {
  const read = useRead("/v1/labels", {}, { once: true });
  return (place) => Object.entries(read.data?.body.labels[place] ?? {});
}
