/** What says that a button opens a list: drawn, as no letter of our faces is one. */
export function Arrow() {
  return (
    <svg className="arrow" viewBox="0 0 12 8" width="12" height="8" aria-hidden="true">
      <path d="M1 1.5 6 6.5 11 1.5" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
    </svg>
  );
}
