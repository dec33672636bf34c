/** The language's identifier, as package.json contributes it. */
export const LANGUAGE_ID = 'workplan';
