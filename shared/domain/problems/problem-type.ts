/** What a kind of refusal is, for those who meet it. All texts are in French. */
export interface ProblemType {
  /** Its summary, the same at each occurrence. */
  title: string;
  /** The status that it is answered with; several where it may be a fault of the request or of the state. */
  status: number | readonly number[];
  /** What was refused, and why. */
  means: string;
  /** What a caller can do about it. */
  advice: string;
}
