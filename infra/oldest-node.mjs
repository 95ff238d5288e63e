/** The oldest major version of Node that reads the sources as they are. */
export const oldestNode = 24;
