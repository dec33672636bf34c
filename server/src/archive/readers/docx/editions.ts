import type { XmlTag } from '../xml';

/** Markup of later editions that is read here as well as what older programs get instead (29500-3, 9.3). */
const UNDERSTOOD: ReadonlySet<string> = new Set(['w14', 'w15', 'wps', 'wpg', 'wpc', 'wpi', 'wp14', 'a14']);

/** Choices between editions of markup for the same thing (`mc:AlternateContent`), inside each other: one is read. */
export class Editions {
  /** For each open one whether a choice was taken. */
  private readonly open: { isTaken: boolean }[] = [];

  begin(): void {
    this.open.push({ isTaken: false });
  }

  /** @param tag a `mc:Choice` @returns whether it is the one to read */
  choose(tag: XmlTag): boolean {
    return this.take(isUnderstood(tag));
  }

  /** @returns whether the `mc:Fallback` is to be read, because nothing before it was */
  fallBack(): boolean {
    return this.take(true);
  }

  end(): void {
    this.open.pop();
  }

  private take(isPossible: boolean): boolean {
    const choice = this.open.at(-1);
    if (!isPossible || !choice || choice.isTaken) {
      return false;
    }
    choice.isTaken = true;
    return true;
  }
}

function isUnderstood(tag: XmlTag): boolean {
  const required = (tag.attribute('Requires') ?? '').split(/\s+/u).filter((prefix) => prefix !== '');
  return required.every((prefix) => UNDERSTOOD.has(tag.prefixOf(prefix) ?? ''));
}
