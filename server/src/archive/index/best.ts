/** Keeps the best of what is offered: a heap of bounded size, the worst of those kept on top. */
export class Best<T> {
  private readonly heap: T[] = [];

  /**
   * @param limit most that are kept
   * @param compare negative when the first is better; it must tell any two apart, so that the result does not
   *   depend on the order of the offers
   */
  constructor(
    private readonly limit: number,
    private readonly compare: (a: T, b: T) => number,
  ) {}

  /** The worst of those kept, once there are as many as wanted. */
  get worst(): T | undefined {
    return this.heap.length < this.limit ? undefined : this.heap[0];
  }

  offer(candidate: T): void {
    const { heap, limit } = this;
    if (heap.length < limit) {
      heap.push(candidate);
      this.rise(heap.length - 1);
    } else if (heap[0] !== undefined && this.compare(candidate, heap[0]) < 0) {
      heap[0] = candidate;
      this.sink();
    }
  }

  /** Best first. */
  take(): T[] {
    return this.heap.sort(this.compare);
  }

  private rise(from: number): void {
    for (let at = from; at > 0;) {
      const above = (at - 1) >> 1;
      if (!this.isWorse(at, above)) {
        return;
      }
      this.swap(at, above);
      at = above;
    }
  }

  private sink(): void {
    for (let at = 0; ;) {
      const left = 2 * at + 1;
      const worse = left + 1 < this.heap.length && this.isWorse(left + 1, left) ? left + 1 : left;
      if (worse >= this.heap.length || !this.isWorse(worse, at)) {
        return;
      }
      this.swap(at, worse);
      at = worse;
    }
  }

  private isWorse(a: number, b: number): boolean {
    const [first, second] = [this.heap[a], this.heap[b]];
    return first !== undefined && second !== undefined && this.compare(first, second) > 0;
  }

  private swap(a: number, b: number): void {
    const [first, second] = [this.heap[a], this.heap[b]];
    if (first !== undefined && second !== undefined) {
      this.heap[a] = second;
      this.heap[b] = first;
    }
  }
}
