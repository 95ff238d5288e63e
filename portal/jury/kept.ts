import { useAccount } from "../shell/account.ts";

/** What a device keeps for one person until they sign out, by what it is and what it is about. */
export function useKept(what: string, about: string) {
  const place = `${what}:${useAccount().subject}:${about}`;
  return {
    /** What is kept; an empty text where nothing is. */
    read: (): string => {
      try {
        return localStorage.getItem(place) ?? "";
      } catch {
        return "";
      }
    },
    /** Keeps a text; false where the device keeps nothing. */
    keep: (text: string): boolean => {
      try {
        localStorage.setItem(place, text);
        return true;
      } catch {
        return false;
      }
    },
  };
}
