import { useEffect, useState } from "react";

/** Milliseconds after which who waits is told that it takes longer than usual. */
const longWait = 8_000;

/** That something comes, told and drawn in the place that it will take, once it lets itself be waited for. */
export function Coming() {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const late = setTimeout(() => setLong(true), longWait);
    return () => clearTimeout(late);
  }, []);
  return (
    <div className="coming">
      <p className="quiet" role="status">
        {isLong
          ? "La réponse tarde : votre connexion est lente. La page viendra d’elle-même."
          : "Un instant…"}
      </p>
      <div className="coming-lines" aria-hidden="true">
        <span />
        <span />
        <span />
      </div>
    </div>
  );
}
