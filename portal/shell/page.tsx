import { useEffect, useRef } from "react";

/** Whether a page was shown before: the first one takes no focus, which a reader's browser gave already. */
let shownBefore = false;

/** What every page begins with: its name in the tab and in a heading, which takes the focus as one comes to it. */
export function Page(props: {
  title: string;
  /** What the tab is called, where the heading is a sentence. */
  name?: string;
  above?: React.ReactNode;
  children: React.ReactNode;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (shownBefore) heading.current?.focus();
    shownBefore = true;
  }, []);
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
