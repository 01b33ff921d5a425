// What it takes to compare results with those of another host, to the bit: the same seeded inputs, and
// a hash of the results' bits. Java has both by the same definitions (Probe, GoldenCalls).

const SPECIALS = [
  0, -0, 5e-324, -5e-324, 2.2250738585072014e-308, 1e-300, -1e-160, 1e160, -1e300, Number.MAX_VALUE,
  Infinity, -Infinity, NaN, 1, -1,
];
const MASK = 0xffffffffffffffffn;

/** A seeded source of doubles: SplitMix64 (Steele, Lea and Flood, OOPSLA 2014). */
export class Probe {
  #state;
  #special;

  constructor(seed, { special = false, typical = false } = {}) {
    this.#state = BigInt(seed) & MASK;
    this.#special = special;
    /** Whether samples leave the doubles as programs mostly have them, for measuring time. */
    this.isTypical = typical;
  }

  /** Doubles spread evenly over [-1, 1). */
  static ordinary(seed) {
    return new Probe(seed);
  }

  /** The same doubles, but of one magnitude in samples. */
  static typical(seed) {
    return new Probe(seed, { typical: true });
  }

  /** One double in eight is an edge of the format. */
  static special(seed) {
    return new Probe(seed, { special: true });
  }

  next() {
    const bits = this.#nextBits();
    if (this.#special && (bits & 7n) === 0n) {
      return SPECIALS[Number((bits >> 3n) & 0xffffn) % SPECIALS.length];
    }
    return Number(bits >> 11n) * 2 ** -52 - 1;
  }

  /** The next n doubles. */
  doubles(n) {
    const numbers = new Float64Array(n);
    for (let i = 0; i < n; i++) {
      numbers[i] = this.next();
    }
    return numbers;
  }

  #nextBits() {
    this.#state = (this.#state + 0x9e3779b97f4a7c15n) & MASK;
    let z = this.#state;
    z = ((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n) & MASK;
    z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) & MASK;
    return z ^ (z >> 31n);
  }
}

/** FNV-1a over the bits of doubles, 64 at a time; all NaNs have the same bits. */
export class BitHash {
  #high = 0xcbf29ce4;
  #low = 0x84222325;

  add(numbers) {
    const given = Float64Array.from(numbers);
    const words = new Uint32Array(given.buffer);
    for (let i = 0; i < given.length; i++) {
      const isNaN = given[i] !== given[i];
      const low = (this.#low ^ (isNaN ? 0 : words[2 * i])) >>> 0;
      const high = (this.#high ^ (isNaN ? 0x7ff80000 : words[2 * i + 1])) >>> 0;
      // Times 2^40 + 0x1b3, modulo 2^64: no intermediate exceeds 2^53.
      const product = low * 0x1b3;
      const carry = Math.floor(product / 2 ** 32);
      this.#low = product >>> 0;
      this.#high = (high * 0x1b3 + carry + ((low << 8) >>> 0)) >>> 0;
    }
    return this;
  }

  /** 64 bits in hexadecimal, without leading zeros. */
  toString() {
    return ((BigInt(this.#high) << 32n) | BigInt(this.#low)).toString(16);
  }
}

/** The hash of some numbers. */
export function hashOf(numbers) {
  return new BitHash().add(numbers).toString();
}
