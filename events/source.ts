/** The source of every event of this system on the bus. */
export const eventSource = "cqp.mutualite";
