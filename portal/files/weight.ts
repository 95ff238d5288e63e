const decimal = new Intl.NumberFormat("fr-FR", { maximumFractionDigits: 1 });

/** Bytes as people say them: 12 ko, 1,2 Mo. */
export function weightOf(bytes: number): string {
  return bytes < 1_000_000
    ? `${decimal.format(Math.ceil(bytes / 1000))}\u00a0ko`
    : `${decimal.format(bytes / 1_000_000)}\u00a0Mo`;
}
