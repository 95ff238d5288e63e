/** A function's name, `room/what-it-does`: its declaration says it, and it outlives moves of its file. */
export type FunctionName = `${string}/${string}`;
