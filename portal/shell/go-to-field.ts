/** Leads to a field, or to what holds it. */
export function goToField(id: string): void {
  const parts = id.split(".");
  for (let length = parts.length; length > 0; length -= 1) {
    const found = document.getElementById(parts.slice(0, length).join("."));
    if (found === null) continue;
    const focusable = found.matches("input, textarea, button")
      ? found
      : found.querySelector<HTMLElement>("input, textarea, button, [tabindex='0'], [role='spinbutton']");
    (focusable ?? found).focus();
    found.scrollIntoView({ block: "center" });
    return;
  }
}
