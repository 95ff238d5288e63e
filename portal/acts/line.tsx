/** A line of what is to be done: what it is, where it stands, and the control that does it. */
export function Line(props: { title: string; says?: React.ReactNode; children?: React.ReactNode }) {
  return (
    <li>
      <div>
        <strong>{props.title}</strong>
        {props.says === undefined ? null : <p className="quiet">{props.says}</p>}
      </div>
      {props.children}
    </li>
  );
}
