/** The guide of those who follow a candidate, in a tab of its own: what is being written stays where it is. */
export function TutorGuide({ path }: { path: string }) {
  return (
    <p>
      <a href={`/api${path}`} target="_blank" rel="noreferrer">
        Guide du tuteur (nouvel onglet)
      </a>
    </p>
  );
}
