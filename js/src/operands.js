import { Resident } from "./memory.js";
import { requireNumbers, requireThere } from "./checks.js";

/**
 * The operands of one call after another: residents are used where they lie, arrays are copied into a
 * scratch block, which grows to the needs of the largest call and is kept for the next.
 */
export class Operands {
  #memory;
  #scratch;
  #size = 0;
  #top = 0;

  constructor(memory) {
    this.#memory = memory;
    this.#scratch = memory.take(0);
  }

  /** Begins a call on all of its operands. Afterwards nothing may grow the memory until it is done. */
  begin(a, b, c) {
    const needed = this.#needs(a) + this.#needs(b) + this.#needs(c);
    if (needed > this.#size) {
      const lengths = [a?.length, b?.length, c?.length];
      this.#reserve(needed);
      [a, b, c].forEach((x, i) => x && requireThere(x, lengths[i]));
    }
    this.#top = 0;
  }

  #needs(x) {
    if (x === undefined) {
      return 0;
    }
    requireNumbers(x);
    return x instanceof Resident ? 0 : x.length * 8;
  }

  /** Makes room in the scratch block for so many bytes. */
  #reserve(bytes) {
    this.#memory.give(this.#scratch);
    this.#size = 0;
    this.#scratch = this.#memory.take(0);
    this.#scratch = this.#memory.take(bytes);
    this.#size = bytes;
  }

  /** The address of so many doubles in the scratch block. */
  #room(length) {
    const address = this.#scratch + this.#top;
    this.#top += length * 8;
    return address;
  }

  /** The address of an input. */
  input(x) {
    if (x instanceof Resident) {
      return x.addressIn(this.#memory);
    }
    const address = this.#room(x.length);
    this.#memory.doubles.set(x, address / 8);
    return address;
  }

  /** The address of an output. */
  output(x) {
    return x instanceof Resident ? x.addressIn(this.#memory) : this.#room(x.length);
  }

  /** Copies the output into its array, if it is one, and returns it. */
  done(out, address) {
    if (!(out instanceof Resident)) {
      const first = address / 8;
      out.set(this.#memory.doubles.subarray(first, first + out.length));
    }
    return out;
  }
}
