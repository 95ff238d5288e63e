/**
 * How long a worker may be at a copy, and how often it is tried: as long as a function may, since one run writes it whole.
 */
export const copyDeliveries = { timeoutSeconds: 900, maxDeliveries: 3 } as const;
