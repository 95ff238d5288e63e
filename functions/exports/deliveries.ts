/** How long a worker may be at one part of an export, and how often it is tried. */
export const exportDeliveries = { timeoutSeconds: 300, maxDeliveries: 5 } as const;
