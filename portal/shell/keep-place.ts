import { useEffect } from "react";

/** Milliseconds that a page, or a dialog that closes, has to give the focus to another thing by itself. */
const givesWithin = 150;

/** Nothing to see: where what had the focus is gone, as a button whose act is done, what it belonged to takes it. */
export function KeepPlace(): null {
  useEffect(() => {
    const ending = new AbortController();
    // From the innermost out: what is in a dialog goes with it, and is no place.
    let places: Element[] = [];
    let waiting: ReturnType<typeof setTimeout> | undefined;
    document.addEventListener(
      "focusin",
      ({ target }) => {
        if (target instanceof Element && target.closest("#application") !== null) places = around(target);
      },
      { signal: ending.signal },
    );
    document.addEventListener(
      "focusout",
      ({ target, relatedTarget }) => {
        // Who left it for nothing, as by a click beside it, wants no other place.
        if (relatedTarget === null && target instanceof Element)
          queueMicrotask(() => {
            if (target.isConnected && !target.matches(":disabled")) places = [];
          });
      },
      { signal: ending.signal },
    );
    const seen = new MutationObserver(() => {
      if (document.activeElement !== document.body || places.length === 0) return;
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        if (document.activeElement === document.body) headingOf(places)?.focus();
      }, givesWithin);
    });
    seen.observe(document.body, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ["disabled"],
    });
    return () => {
      ending.abort();
      seen.disconnect();
      clearTimeout(waiting);
    };
  }, []);
  return null;
}

function around(element: Element): Element[] {
  const found: Element[] = [];
  for (let one = element.parentElement; one !== null && one !== document.body; one = one.parentElement)
    found.push(one);
  return found;
}

/** The heading of the innermost place that is still there. */
function headingOf(places: readonly Element[]): HTMLElement | null {
  const held = places
    .filter((place) => place.isConnected)
    .map((place) => place.querySelector<HTMLElement>(":is(h1, h2, h3):not(.hidden)"))
    .find((heading) => heading !== null);
  const heading = held ?? document.querySelector<HTMLElement>("main h1");
  if (heading !== null && !heading.hasAttribute("tabindex")) heading.tabIndex = -1;
  return heading;
}
