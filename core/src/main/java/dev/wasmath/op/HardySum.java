package dev.wasmath.op;

/**
 * Sums of cosines at many points at once: {@code out[j] = sum over k = 1..counts[j] of w[k] cos(2
 * pi (turns[j] - t[j] * f[k]))}. With w[k] = k^-1/2, f[k] = ln(k) / 2 pi and turns = theta(t) / 2
 * pi it is half the main sum of the Riemann-Siegel formula, to which all of Hardy's Z function
 * amounts but for a small correction.
 *
 * <p>The table has three numbers for each k, from 1 on: the first 26 bits of f, the rest of f, and
 * w. The first product with t's first 26 bits is exact, so that whole turns are taken off without
 * an error: up to |t| = 2^20, and with f up to 1, a phase is off by 2^-53 turns at most, and a
 * cosine by 1e-15. Each sum starts at 0.0 and takes its terms in increasing k. |turns| is 1/2 at
 * most, counts are whole numbers, and the output is none of the inputs. Source: B. Riemann and C.
 * L. Siegel, in H. M. Edwards, "Riemann's Zeta Function", chapter 7.
 */
@FunctionalInterface
public interface HardySum {
  /** This operation; its size counts the points, each of which has 32 terms or so. */
  Operation<HardySum> OPERATION =
      new Operation<>(
              "hardySum", HardySum.class, n -> n, n -> (long) HardySum.TERMS * n, HardySum::sample)
          .within(HardySum::fusedBound);

  /** The mean number of terms of a sample's points. */
  int TERMS = 32;

  /** Numbers in the table for each k. */
  int ROW = 3;

  /** Writes the sums of {@code n} points into {@code out}. */
  void hardySum(
      double[] t,
      int tOffset,
      double[] turns,
      int turnsOffset,
      double[] counts,
      int countsOffset,
      double[] table,
      int tableOffset,
      double[] out,
      int outOffset,
      int n);

  private static Sample<HardySum> sample(int n, Probe probe) {
    int terms = (probe.isTypical() ? 3 : 2) * TERMS;
    double[] t = ElementwiseSample.scaled(n, probe, 1e3, 1e5, 1.0);
    double[] turns = ElementwiseSample.scaled(n, probe, 0.5);
    double[] counts = new double[n];
    for (int j = 0; j < n; j++) {
      counts[j] = probe.isTypical() ? typicalCount(j) : count(j, terms);
    }
    double[] table = new double[ROW * terms];
    for (int k = 0; k < terms; k++) {
      table[ROW * k] = (float) probe.next();
      table[ROW * k + 1] = 0x1p-27 * probe.next();
      table[ROW * k + 2] = probe.next();
    }
    return new ArraySample<>(
        n, (kernel, out) -> kernel.hardySum(t, 0, turns, 0, counts, 0, table, 0, out, 0, n));
  }

  /** Neighbours have the same number of terms, as on the critical line; some differ. */
  private static int count(int j, int terms) {
    return j % 11 == 5 ? (int) (j * 7L % (terms + 1)) : TERMS;
  }

  /** Of 32 points eight have many terms, one more than the others of these. */
  private static int typicalCount(int j) {
    return j / 8 % 4 < 3 ? TERMS / 2 : 5 * TERMS / 2 + j / 7 % 2;
  }

  /** Of phases beyond any use nothing is said: a rounding there turns them anywhere. */
  private static double fusedBound(int size, double expected, double magnitude) {
    boolean ordinary = Math.abs(expected) <= 2 * TERMS && magnitude <= 2 * TERMS;
    return ordinary ? 2 * TERMS * 1e-13 : Double.POSITIVE_INFINITY;
  }
}
