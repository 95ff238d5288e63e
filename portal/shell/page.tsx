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
  above?: React.ReactNode;
  children: React.ReactNode;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { isUntilRead = false } = props;
  useEffect(() => {
    if (isUntilRead) return;
    if (shownBefore) heading.current?.focus();
    shownBefore = true;
  }, [isUntilRead]);
  return (
    <>
      <title>{`${props.name ?? props.title} – Certifications de la Mutualité`}</title>
      {props.above}
      <h1 ref={heading} tabIndex={-1}>
        {props.title}
      </h1>
      {props.children}
    </>
  );
}
