/** What an element is made with. Text is text: no part of it is ever read as markup. */
export interface Parts {
  readonly class?: string;
  readonly text?: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly children?: readonly (Node | undefined)[];
}

/** Makes an element. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  parts: Parts = {},
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  if (parts.class !== undefined) {
    made.className = parts.class;
  }
  if (parts.text !== undefined) {
    made.textContent = parts.text;
  }
  for (const [key, value] of Object.entries(parts.attributes ?? {})) {
    made.setAttribute(key, value);
  }
  made.append(...(parts.children ?? []).filter((child) => child !== undefined));
  return made;
}

/** A button that is found again by its key when the page is drawn anew. */
export function button(label: string, name: string, key: string, act: () => void, className?: string) {
  const made = element('button', {
    ...(className === undefined ? {} : { class: className }),
    text: label,
    attributes: {
      type: 'button',
      'data-key': key,
      ...(name === label ? {} : { 'aria-label': name, title: name }),
    },
  });
  made.addEventListener('click', act);
  return made;
}
