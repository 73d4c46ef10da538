/**
 * Keeps one way in which the principal lots still open could all be filled, and tells whether a choice leaves one.
 *
 * A slot is a principal lot of one review; a party may fill it where `allowed` says so, and the number of slots that a
 * party fills lies between `lower` and `upper`. That is a flow with bounds: a choice is possible exactly if the present
 * way can be repaired along augmenting paths. Parties and slots are numbers; all arrays are indexed by them.
 */
export class Completion {
  readonly #allowed: readonly Uint8Array[];
  /** Per slot, the parties allowed at the beginning; what is forbidden since is looked up in `#allowed`. */
  readonly #candidates: readonly (readonly number[])[];
  readonly #lower: readonly number[];
  readonly #upper: readonly number[];
  #filledBy: Int32Array;
  #count: Int32Array;
  readonly #fixed: Uint8Array;

  /** @param allowed per slot, 1 where the party may fill it */
  constructor(allowed: readonly Uint8Array[], lower: readonly number[], upper: readonly number[]) {
    this.#allowed = allowed;
    this.#candidates = allowed.map((row) => [...row.keys()].filter((party) => row[party] === 1));
    this.#lower = lower;
    this.#upper = upper;
    this.#filledBy = new Int32Array(allowed.length).fill(-1);
    this.#count = new Int32Array(lower.length);
    this.#fixed = new Uint8Array(allowed.length);
  }

  /** Finds a first way to fill every slot within the bounds; false when there is none. */
  begin(): boolean {
    for (let slot = 0; slot < this.#allowed.length; slot += 1) {
      if (!this.#place(slot)) return false;
    }
    return this.#lower.every((_, party) => this.#raise(party));
  }

  /**
   * Fills a slot for good and forbids the given uses from now on, if all open slots can still be filled; else changes nothing.
   * @param forbidden pairs of slot and party that this choice rules out
   */
  take(slot: number, party: number, forbidden: readonly (readonly [slot: number, party: number])[]): boolean {
    const filledBy = this.#filledBy.slice();
    const count = this.#count.slice();
    const changed = forbidden.filter(
      ([other, by]) => this.#allowed[other]?.[by] === 1 && this.#fixed[other] === 0,
    );
    for (const [other, by] of changed) this.#set(other, by, 0);
    this.#fixed[slot] = 1;
    this.#move(slot, party);
    const possible =
      this.#lighten(party) &&
      changed.every(([other, by]) => this.#filledBy[other] !== by || this.#replace(other)) &&
      this.#lower.every((_, each) => this.#raise(each));
    if (possible) return true;
    this.#fixed[slot] = 0;
    for (const [other, by] of changed) this.#set(other, by, 1);
    this.#filledBy = filledBy;
    this.#count = count;
    return false;
  }

  /** Forbids uses that a choice outside the principal lots rules out; false, and nothing changed, when the draw could not be completed. */
  forbid(forbidden: readonly (readonly [slot: number, party: number])[]): boolean {
    const filledBy = this.#filledBy.slice();
    const count = this.#count.slice();
    const changed = forbidden.filter(
      ([other, by]) => this.#allowed[other]?.[by] === 1 && this.#fixed[other] === 0,
    );
    for (const [other, by] of changed) this.#set(other, by, 0);
    const possible =
      changed.every(([other, by]) => this.#filledBy[other] !== by || this.#replace(other)) &&
      this.#lower.every((_, each) => this.#raise(each));
    if (possible) return true;
    for (const [other, by] of changed) this.#set(other, by, 1);
    this.#filledBy = filledBy;
    this.#count = count;
    return false;
  }

  #set(slot: number, party: number, value: 0 | 1): void {
    const row = this.#allowed[slot];
    if (row !== undefined) row[party] = value;
  }

  #at(party: number): number {
    return this.#count[party] ?? 0;
  }

  #move(slot: number, party: number): void {
    const before = this.#filledBy[slot] ?? -1;
    if (before >= 0) this.#count[before] = this.#at(before) - 1;
    this.#filledBy[slot] = party;
    if (party >= 0) this.#count[party] = this.#at(party) + 1;
  }

  /** Gives a slot to somebody, moving others along a path where needed. */
  #place(slot: number): boolean {
    const starts = this.#partiesOf(slot);
    const path = this.#search(starts, (party) => this.#at(party) < (this.#upper[party] ?? 0));
    if (path === undefined) return false;
    this.#shift(path);
    this.#move(slot, path.parties[0] ?? -1);
    return true;
  }

  #replace(slot: number): boolean {
    this.#move(slot, -1);
    return this.#place(slot);
  }

  /** Moves one open slot away from a party that has more than its upper bound. */
  #lighten(party: number): boolean {
    if (this.#at(party) <= (this.#upper[party] ?? 0)) return true;
    const path = this.#search(
      [party],
      (other) => other !== party && this.#at(other) < (this.#upper[other] ?? 0),
    );
    if (path === undefined) return false;
    this.#shift(path);
    return true;
  }

  /** Brings a party up to its lower bound, taking slots from parties above theirs. */
  #raise(party: number): boolean {
    while (this.#at(party) < (this.#lower[party] ?? 0)) {
      const path = this.#searchBack(party);
      if (path === undefined) return false;
      this.#shift(path);
    }
    return true;
  }

  #partiesOf(slot: number): readonly number[] {
    const row = this.#allowed[slot];
    return (this.#candidates[slot] ?? []).filter((party) => row?.[party] === 1);
  }

  /** Open slots by the party that fills them now. */
  #openSlots(): ReadonlyMap<number, readonly number[]> {
    const slots = new Map<number, number[]>();
    this.#filledBy.forEach((party, slot) => {
      if (this.#fixed[slot] === 1 || party < 0) return;
      const list = slots.get(party);
      if (list === undefined) slots.set(party, [slot]);
      else list.push(slot);
    });
    return slots;
  }

  /** Path p0 →slot→ p1 → … to a party that satisfies `isEnd`; slot i goes from party i to party i + 1. */
  #search(starts: readonly number[], isEnd: (party: number) => boolean): Path | undefined {
    const from = new Map<number, { party: number; slot: number }>();
    const first = starts.find(isEnd);
    if (first !== undefined) return { parties: [first], slots: [] };
    const openSlots = this.#openSlots();
    const seen = new Uint8Array(this.#lower.length);
    for (const party of starts) seen[party] = 1;
    const queue = [...starts];
    for (const party of queue) {
      for (const slot of openSlots.get(party) ?? []) {
        const row = this.#allowed[slot];
        for (const next of this.#candidates[slot] ?? []) {
          if (row?.[next] !== 1 || seen[next] === 1) continue;
          seen[next] = 1;
          from.set(next, { party, slot });
          if (isEnd(next)) return toPath(next, from);
          queue.push(next);
        }
      }
    }
    return undefined;
  }

  /** Path from a party above its lower bound to `target`. */
  #searchBack(target: number): Path | undefined {
    const givers = [...this.#count.keys()].filter((party) => this.#at(party) > (this.#lower[party] ?? 0));
    return this.#search(givers, (party) => party === target);
  }

  #shift(path: Path): void {
    for (let index = path.slots.length - 1; index >= 0; index -= 1) {
      this.#move(path.slots[index] ?? -1, path.parties[index + 1] ?? -1);
    }
  }
}

interface Path {
  readonly parties: readonly number[];
  readonly slots: readonly number[];
}

function toPath(
  end: number,
  from: ReadonlyMap<number, { readonly party: number; readonly slot: number }>,
): Path {
  const parties = [end];
  const slots: number[] = [];
  for (let step = from.get(end); step !== undefined; step = from.get(step.party)) {
    parties.unshift(step.party);
    slots.unshift(step.slot);
  }
  return { parties, slots };
}
