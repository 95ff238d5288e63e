/** That something comes, told and drawn in the place that it will take, once it lets itself be waited for. */
export function Coming() {
  return (
    <div className="coming">
      <p className="quiet" role="status">
        Un instant…
      </p>
      <div className="coming-lines" aria-hidden="true">
        <span />
        <span />
        <span />
      </div>
    </div>
  );
}
