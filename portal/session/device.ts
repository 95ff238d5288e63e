/** Forgets all that a device keeps for who was signed in: drafts, private notes, choices. */
export function forgetDevice(): void {
  localStorage.clear();
  sessionStorage.clear();
}
