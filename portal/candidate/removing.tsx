import { Button } from "react-aria-components";

/** Asks whether something is really to be removed: `of` is its title, `yes` what the answer says. */
export function Removing(props: {
  question: string;
  yes: string;
  of: string;
  remove: () => void;
  keep: () => void;
}) {
  const { question, yes, of, remove, keep } = props;
  return (
    <p className="why">
      {question}{" "}
      <Button className="linklike" onPress={remove} aria-label={`${yes} : ${of}`}>
        {yes}
      </Button>{" "}
      <Button className="linklike" onPress={keep}>
        Non
      </Button>
    </p>
  );
}
