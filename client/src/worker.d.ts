/**
 * The little of the web's `Worker` that the browser client uses. TypeScript's own library would give every
 * file of the project the whole of the web's interfaces.
 */
declare class Worker {
  constructor(address: string, options?: { readonly name?: string });
  addEventListener(type: 'message', listener: () => void, options?: { readonly once?: boolean }): void;
  terminate(): void;
}
