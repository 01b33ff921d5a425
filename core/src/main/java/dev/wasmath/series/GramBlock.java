package dev.wasmath.series;

/**
 * A Gram block: from one good Gram point to the next, with as many zeros as Gram intervals, says
 * Rosser's rule, which fails first near t = 6,820,050 (R. P. Brent, "On the zeros of the Riemann
 * zeta function in the critical strip", Math. Comp. 33, 1979).
 */
final class GramBlock {
  private final int first;
  private final int length;
  private double[] t;
  private double[] z;

  /**
   * A block.
   *
   * @param first the number of its first Gram point
   * @param t all of its Gram points, the last one too
   * @param z the function's values there
   */
  GramBlock(int first, double[] t, double[] z) {
    this.first = first;
    this.length = t.length - 1;
    this.t = t;
    this.z = z;
  }

  int first() {
    return first;
  }

  int end() {
    return first + length;
  }

  /** The zeros found: changes of sign. */
  int found() {
    int changes = 0;
    for (int i = 1; i < z.length; i++) {
      changes += changes(i) ? 1 : 0;
    }
    return changes;
  }

  /** Whether it has as many zeros as it should. */
  boolean isFull() {
    return found() >= length;
  }

  private boolean changes(int i) {
    return z[i - 1] < 0.0 != z[i] < 0.0;
  }

  /** How many points {@link #midpoints} gives. */
  int gaps() {
    return t.length - 1;
  }

  /** Writes the middle of every gap between its points. */
  void midpoints(double[] out, int offset) {
    for (int i = 0; i < gaps(); i++) {
      out[offset + i] = 0.5 * (t[i] + t[i + 1]);
    }
  }

  /** Takes the middles in, with the function's values there. */
  void insert(double[] middle, double[] value, int offset) {
    int gaps = gaps();
    double[] newT = new double[2 * gaps + 1];
    double[] newZ = new double[2 * gaps + 1];
    for (int i = 0; i <= gaps; i++) {
      newT[2 * i] = t[i];
      newZ[2 * i] = z[i];
      if (i < gaps) {
        newT[2 * i + 1] = middle[offset + i];
        newZ[2 * i + 1] = value[offset + i];
      }
    }
    t = newT;
    z = newZ;
  }

  /** Adds a bracket for each zero found. */
  void addBrackets(Brackets brackets) {
    for (int i = 1; i < z.length; i++) {
      if (changes(i)) {
        brackets.add(t[i - 1], z[i - 1], t[i], z[i]);
      }
    }
  }
}
