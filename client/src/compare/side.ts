/** One side of a comparison, which the server or this extension writes: never the draft itself. */
export type Side =
  /** An earlier plan with its items in the draft's order. */
  | { readonly kind: 'plan'; readonly draft: string; readonly prior: string }
  /** An item of an earlier plan, or of the draft. */
  | {
      readonly kind: 'prior-item' | 'draft-item';
      readonly draft: string;
      /** First line of the draft's item. */
      readonly line: number;
      readonly prior: string;
      readonly priorLine: number;
    };

/** Reads what an address says of a side; undefined when it says nothing that can be understood. */
export function readSide(query: string): Side | undefined {
  let value: unknown;
  try {
    value = JSON.parse(query);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) {
    return undefined;
  }
  const { kind, draft, prior, line, priorLine } = value as Readonly<Record<string, unknown>>;
  if (typeof draft !== 'string' || typeof prior !== 'string') {
    return undefined;
  }
  if (kind === 'plan') {
    return { kind, draft, prior };
  }
  return (kind === 'prior-item' || kind === 'draft-item') && isLine(line) && isLine(priorLine)
    ? { kind, draft, line, prior, priorLine }
    : undefined;
}

function isLine(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 0;
}
