package dev.wasmath.series;

import java.util.Arrays;

/**
 * The first elements of a sequence, without those that are equal to the one before: they would be
 * steps of zero, and the rest has the same limit.
 *
 * @param elements no two neighbours of which are equal
 * @param ends how many elements of the full sequence end with each of them
 */
record Distinct(double[] elements, int[] ends) {
  /** From this share of their early size on, late steps do not count as smaller. */
  private static final double SHRINKING = 0.95;

  /** The same for sequences whose steps have no regular signs. */
  private static final double SHRINKING_IRREGULARLY = 0.88;

  static Distinct of(double[] sequence, int most) {
    double[] elements = new double[Math.min(sequence.length, most)];
    int[] ends = new int[elements.length];
    int n = 0;
    for (int i = 0; i < sequence.length && n < elements.length; i++) {
      if (n == 0 || sequence[i] != elements[n - 1]) {
        elements[n] = sequence[i];
        ends[n] = i + 1;
        n++;
      }
    }
    return new Distinct(Arrays.copyOf(elements, n), Arrays.copyOf(ends, n));
  }

  /** The elements of the full sequence up to the one that is the n-th distinct. */
  int count(int n) {
    return ends[n - 1];
  }

  /** Whether steps neither have all the same sign nor change it each time. */
  boolean isIrregular() {
    int same = 0;
    int other = 0;
    for (int i = 2; i < elements.length; i++) {
      boolean up = elements[i] > elements[i - 1];
      boolean upBefore = elements[i - 1] > elements[i - 2];
      same += up == upBefore ? 1 : 0;
      other += up == upBefore ? 0 : 1;
    }
    return Math.min(same, other) > 1;
  }

  /** Whether the steps in the last quarter of the full sequence are smaller than in the second. */
  boolean isShrinking(double[] all) {
    int n = all.length;
    int quarter = (n - 1) / 4;
    double late = largestStep(all, n - 1 - quarter, n);
    double early = largestStep(all, 1 + quarter, 1 + (n - 1) / 2);
    double share = isIrregular() ? SHRINKING_IRREGULARLY : SHRINKING;
    return late < share * early || late <= 4.0 * Math.ulp(all[n - 1]);
  }

  /**
   * How far a value is from where a limit can be: a sequence that only grows does not turn back,
   * nor does one that only falls.
   */
  double back(double value) {
    boolean grows = true;
    boolean falls = true;
    for (int i = 1; i < elements.length; i++) {
      grows &= elements[i] > elements[i - 1];
      falls &= elements[i] < elements[i - 1];
    }
    double ahead = value - elements[elements.length - 1];
    double behind = falls ? ahead : -ahead;
    return (grows || falls) && behind > 4.0 * Math.ulp(value) ? behind : 0.0;
  }

  /** The largest distance between two neighbours, the second of them in a range. */
  static double largestStep(double[] sequence, int from, int to) {
    double largest = 0.0;
    for (int i = from; i < to; i++) {
      largest = Math.max(largest, Math.abs(sequence[i] - sequence[i - 1]));
    }
    return largest;
  }
}
