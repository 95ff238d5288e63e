import { type FunctionComponent, useEffect, useRef, useState } from "react";

/** What the search is called, and what it says before anything is typed. */
export const searchWords = {
  label: "Chercher une personne, une entreprise, un centre, un numéro",
  placeholder: "Chercher un nom, un numéro…",
} as const;

/** What the search begins with. */
export interface SearchBegun {
  text: string;
  /** Whether the keyboard is there already. */
  isTyping: boolean;
}

/** Where one searches: a plain field, whose list of results comes with the first visit. Ctrl K leads to it. */
export function SearchPlace() {
  const [Search, setSearch] = useState<FunctionComponent<SearchBegun>>();
  const [isTyping, setTyping] = useState(false);
  const [text, setText] = useState("");
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const lead = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      const field = document.querySelector<HTMLInputElement>("search input");
      field?.focus();
      field?.select();
    };
    document.addEventListener("keydown", lead);
    return () => document.removeEventListener("keydown", lead);
  }, []);
  const bring = async () => {
    const { Search: brought } = await import("./search.tsx");
    setTyping(document.activeElement === input.current);
    setSearch(() => brought);
  };
  return (
    <search className="search">
      {Search === undefined ? (
        <div className="search-field">
          <input
            ref={input}
            aria-label={searchWords.label}
            placeholder={searchWords.placeholder}
            value={text}
            onChange={({ target }) => setText(target.value)}
            onFocus={bring}
          />
          <kbd>Ctrl K</kbd>
        </div>
      ) : (
        // What was typed meanwhile, to the last letter, goes on there.
        <Search text={text} isTyping={isTyping} />
      )}
    </search>
  );
}
