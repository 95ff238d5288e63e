/** A drawn sign, for eyes alone: the button that it is in has a name. */
function Sign({ path }: { path: string }) {
  return (
    <svg className="sign" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={path} fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
    </svg>
  );
}

/** What can be taken and moved. */
export const HandleSign = () => <Sign path="M3 5h10M3 8h10M3 11h10" />;
/** Towards the beginning. */
export const EarlierSign = () => <Sign path="M8 13V3M4 7l4-4 4 4" />;
/** Towards the end. */
export const LaterSign = () => <Sign path="M8 3v10M4 9l4 4 4-4" />;
/** Away. */
export const AwaySign = () => <Sign path="M4 4l8 8M12 4l-8 8" />;
