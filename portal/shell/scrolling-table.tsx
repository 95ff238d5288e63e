/** A table that may be wider than the screen: it scrolls by itself, by keyboard too. */
export function ScrollingTable({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached without a mouse
    <section className="scrolls" aria-label={label} tabIndex={0}>
      <table>{children}</table>
    </section>
  );
}
