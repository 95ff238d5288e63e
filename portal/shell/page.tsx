import { useEffect, useRef } from "react";

/** Whether a page was shown before: the first one takes no focus, which a reader's browser gave already. */
let shownBefore = false;

/** What every page begins with: its name in the tab and in a heading, which takes the focus as one comes to it. */
export function Page(props: {
  title: string;
  /** It stands until the page is read, which takes the focus then. */
  isUntilRead?: boolean;
  /** What the tab is called, where the heading is a sentence. */
  name?: string;
  /** Its heading is for ears alone: what stands above says the same in sight. */
  isHeardAlone?: boolean;
  above?: React.ReactNode;
  children: React.ReactNode;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { isUntilRead = false, isHeardAlone = false } = props;
  useEffect(() => {
    if (isUntilRead) return;
    if (shownBefore) heading.current?.focus();
    shownBefore = true;
  }, [isUntilRead]);
  return (
    <>
      <title>{`${props.name ?? props.title} – Certifications de la Mutualité`}</title>
      {props.above}
      <h1 ref={heading} tabIndex={-1} className={isHeardAlone ? "hidden" : undefined}>
        {unbroken(props.title)}
      </h1>
      {props.children}
    </>
  );
}

/** A text in which no line ends between a verb and its pronoun, as browsers let it at a hyphen: « êtes-vous ». */
export function unbroken(title: string): React.ReactNode[] {
  return title.split(/(\p{L}+-(?:je|tu|il|elle|on|nous|vous)\b)/u).map((part, rank) =>
    rank % 2 === 0 ? (
      part
    ) : (
      <span key={part} className="whole">
        {part}
      </span>
    ),
  );
}
