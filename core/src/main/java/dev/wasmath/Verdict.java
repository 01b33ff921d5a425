package dev.wasmath;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/**
 * What was measured of an operation in one size class, and what serves there.
 *
 * @param operation the operation's name
 * @param cost the smallest cost in the class, as {@link dev.wasmath.op.Operation#cost}
 * @param reuse how often an operand's element is used: once at 0, 2, 16 and 128 times at least at
 *     1, 2 and 3
 * @param strategy what serves
 * @param evidence the pairs
 * @param measured when, to the second
 */
public record Verdict(
    String operation,
    long cost,
    int reuse,
    Strategy strategy,
    Evidence evidence,
    Instant measured) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,63}");
  private static final double LARGEST_RATIO = 1e6;
  private static final long LARGEST_COST = 1L << 60;
  private static final Instant FIRST = Instant.parse("2020-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");
  private static final MathContext DIGITS = new MathContext(4);

  /** Checks that the numbers can have been measured. */
  public Verdict {
    check(NAME.matcher(operation).matches(), "an operation's name", operation);
    check(reuse >= 0 && reuse <= 3, "a reuse of 0 to 3", reuse);
    check(
        cost >= 0 && cost <= LARGEST_COST && cost == SizeClass.cost(sizeClass(cost, reuse)),
        "the smallest cost of a size class",
        cost);
    check(
        evidence.pairs() >= 1 && evidence.pairs() <= Ratios.KEPT,
        "1 to 31 pairs",
        evidence.pairs());
    double ratio = evidence.ratio();
    check(isRatio(ratio), "a ratio from 1e-6 to 1e6", ratio);
    boolean bounded = evidence.pairs() >= Ratios.FEWEST;
    check(
        bounded ? isRatio(evidence.low()) && evidence.low() <= ratio : evidence.low() == 0,
        bounded ? "a lower end not above the ratio" : "0 below 6 pairs",
        evidence.low());
    check(
        bounded
            ? isRatio(evidence.high()) && evidence.high() >= ratio
            : evidence.high() == Double.POSITIVE_INFINITY,
        bounded ? "an upper end not below the ratio" : "Infinity below 6 pairs",
        evidence.high());
    check(
        measured.equals(measured.truncatedTo(ChronoUnit.SECONDS))
            && measured.isAfter(FIRST)
            && measured.isBefore(LAST),
        "a time from 2020 to 2200, in whole seconds",
        measured);
  }

  private static void check(boolean right, String expected, Object found) {
    if (!right) {
      throw new IllegalArgumentException("expected " + expected + ", found " + found);
    }
  }

  private static boolean isRatio(double value) {
    return value >= 1 / LARGEST_RATIO && value <= LARGEST_RATIO;
  }

  private static int sizeClass(long cost, int reuse) {
    return SizeClass.COSTS * reuse + SizeClass.ofCost(cost);
  }

  /** Of a size class; ratios keep four digits. */
  static Verdict of(
      String operation, int sizeClass, Strategy strategy, Evidence evidence, Instant measured) {
    boolean bounded = evidence.pairs() >= Ratios.FEWEST;
    return new Verdict(
        operation,
        SizeClass.cost(sizeClass),
        sizeClass / SizeClass.COSTS,
        strategy,
        new Evidence(
            rounded(evidence.ratio()),
            bounded ? rounded(evidence.low()) : 0,
            bounded ? rounded(evidence.high()) : Double.POSITIVE_INFINITY,
            evidence.pairs(),
            evidence.onCallersInputs()),
        measured.truncatedTo(ChronoUnit.SECONDS));
  }

  private static double rounded(double ratio) {
    double value = Math.clamp(ratio, 1 / LARGEST_RATIO, LARGEST_RATIO);
    return new BigDecimal(value, DIGITS).doubleValue();
  }

  int sizeClass() {
    return sizeClass(cost, reuse);
  }
}
