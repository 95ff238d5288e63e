/** What a rule says, in French, to those whom it is applied to; docs/rules.md states it for programmers. */
export interface RuleText {
  title: string;
  /** Where the guide says it: its chapters; none where this project chose. */
  guide?: string;
  /** Its paragraphs. */
  text: readonly string[];
}
