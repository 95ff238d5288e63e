/** What every page ends with: what holds for everyone. */
export function Footer() {
  return (
    <footer className="footer">
      <ul>
        <li>
          <a href="/accessibility.html">Accessibilité : non évaluée par un audit</a>
        </li>
        <li>
          <a href="/api/privacy">Données personnelles</a>
        </li>
        <li>
          <a href="/api/verify">Vérifier un certificat</a>
        </li>
      </ul>
    </footer>
  );
}
