package dev.wasmath.op;

import java.util.List;

/**
 * A seeded source of sample inputs: the same seed gives the same doubles on every machine, and in
 * every language that repeats these few lines.
 *
 * <p>The generator is SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number
 * generators", OOPSLA 2014), chosen because it is short enough to be written again in JavaScript.
 * Not safe for use by several threads at once.
 */
public final class Probe {
  /**
   * The sizes at which backends are compared: tiny, odd, prime, and around every block boundary.
   */
  public static final List<Integer> SIZES =
      List.of(
          0, 1, 2, 3, 4, 5, 7, 8, 9, 13, 15, 16, 17, 31, 32, 33, 63, 64, 65, 100, 101, 127, 128,
          129, 207, 255, 256, 257, 1000, 1021, 4095, 4096, 4097, 8191, 8192, 8193, 24_577, 100_000);

  private static final double[] SPECIALS = {
    0.0,
    -0.0,
    Double.MIN_VALUE,
    -Double.MIN_VALUE,
    Double.MIN_NORMAL,
    1e-300,
    -1e-160,
    1e160,
    -1e300,
    Double.MAX_VALUE,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.NaN,
    1.0,
    -1.0
  };

  /** What the doubles are for. */
  private enum Kind {
    ORDINARY,
    TYPICAL,
    SPECIAL
  }

  private final Kind kind;
  private final boolean unsigned;
  private long state;

  private Probe(long seed, Kind kind, boolean unsigned) {
    this.state = seed;
    this.kind = kind;
    this.unsigned = unsigned;
  }

  /** A source of doubles spread evenly over [-1, 1). */
  public static Probe ordinary(long seed) {
    return new Probe(seed, Kind.ORDINARY, false);
  }

  /**
   * The same doubles, but for measuring time: a sample that spreads ordinary ones over magnitudes
   * at which a kernel takes other ways leaves these as programs mostly have them.
   */
  public static Probe typical(long seed) {
    return new Probe(seed, Kind.TYPICAL, false);
  }

  /**
   * A source in which one double in eight is an edge of the format: signed zeros, subnormals,
   * numbers whose squares overflow or underflow, infinities and NaN.
   */
  public static Probe special(long seed) {
    return new Probe(seed, Kind.SPECIAL, false);
  }

  /** Whether this is a source for measuring time. */
  public boolean isTypical() {
    return kind == Kind.TYPICAL;
  }

  /** The doubles that this source has yet to give, without their signs. */
  public Probe magnitudes() {
    return new Probe(state, kind, true);
  }

  /** The next {@code n} doubles, in a new array. */
  public double[] doubles(int n) {
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = next();
    }
    return values;
  }

  /** The next double. */
  public double next() {
    double next = signed();
    return unsigned ? Math.abs(next) : next;
  }

  private double signed() {
    long bits = nextBits();
    if (kind == Kind.SPECIAL && (bits & 7) == 0) {
      return SPECIALS[(int) ((bits >>> 3 & 0xffff) % SPECIALS.length)];
    }
    return (bits >>> 11) * 0x1p-52 - 1.0;
  }

  private long nextBits() {
    state += 0x9e3779b97f4a7c15L;
    long z = state;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
