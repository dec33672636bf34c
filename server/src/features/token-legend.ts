/** What a stretch of a plan may be coloured as. */
export const TOKEN_TYPES = [
  'title',
  'chapter',
  'section',
  'item',
  'point',
  'marker',
  'requirement',
  'responsibility',
  'name',
  'term',
  'date',
  'comment',
] as const;
export type TokenType = (typeof TOKEN_TYPES)[number];

/** `unnumbered`: a heading without a marker; `runIn`: text follows the heading on its own line. */
export const TOKEN_MODIFIERS = ['unnumbered', 'runIn'] as const;
export type TokenModifier = (typeof TOKEN_MODIFIERS)[number];

/** The protocol's own type that comes nearest, for clients that know no other. */
const STANDARD: Readonly<Record<TokenType, string>> = {
  title: 'class',
  chapter: 'namespace',
  section: 'struct',
  item: 'function',
  point: 'method',
  marker: 'keyword',
  requirement: 'macro',
  responsibility: 'comment',
  name: 'string',
  term: 'variable',
  date: 'number',
  comment: 'comment',
};

/** How tokens are numbered for one client. */
export interface TokenLegend {
  /** As they go into the server's capabilities. */
  readonly tokenTypes: string[];
  readonly tokenModifiers: string[];
  /** Number per type; a type that is missing is not sent. */
  readonly typeNumbers: ReadonlyMap<TokenType, number>;
  /** Bit per modifier; 0 for one the client does not know. */
  readonly modifierBits: ReadonlyMap<TokenModifier, number>;
}

/**
 * The legend for a client: our own types where it names them, the standard ones where it names those, nothing
 * else. A client that names none at all (as small ones do) gets our own.
 */
export function createLegend(types: readonly string[], modifiers: readonly string[]): TokenLegend {
  const tokenTypes: string[] = [];
  const typeNumbers = new Map<TokenType, number>();
  const known = new Set(types);
  for (const type of TOKEN_TYPES) {
    const name = known.size === 0 || known.has(type) ? type : STANDARD[type];
    if (known.size === 0 || known.has(name)) {
      typeNumbers.set(type, tokenTypes.length);
      tokenTypes.push(name);
    }
  }
  const tokenModifiers = TOKEN_MODIFIERS.filter((name) => known.size === 0 || modifiers.includes(name));
  const modifierBits = new Map(tokenModifiers.map((name, i) => [name, 1 << i]));
  return { tokenTypes, tokenModifiers, typeNumbers, modifierBits };
}
