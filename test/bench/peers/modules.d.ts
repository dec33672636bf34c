// The peers are installed when they are first measured, and the types are checked before that. They count as `any`.
declare module '@orama/orama';
declare module '@sqlite.org/sqlite-wasm';
declare module '@textlint/kernel';
declare module 'autocorrect-node';
declare module 'flexsearch';
declare module 'markdown-it';
declare module 'markdownlint/sync';
declare module 'minisearch';
declare module 'remark';
declare module 'remark-lint';
declare module 'remark-lint-ordered-list-marker-value';
declare module 'vfile';
declare module 'zhlint';
