package dev.wasmath.series;

import dev.wasmath.series.Limit.Status;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * The search for the limit of a sequence, with an estimate of the error that is held to a rule: it
 * never claims more than one digit too many.
 *
 * <p>Each method's {@link Guess} is as sure as its own estimates make it, and as the method that
 * comes nearest makes it: nobody is believed without a witness. Where a limit is not settled, the
 * error is no less than a part of the way from the last element to it. A limit has to be where it
 * can be: beyond the last element of a sequence that only grows.
 */
public final class Acceleration {
  /** Further elements do not help: what they add is lost in rounding. */
  private static final int MOST_ELEMENTS = 64;

  /** A sequence shorter than this is at rest only if it never moved. */
  private static final int FEWEST_FOR_REST = 8;

  /** An estimate from fewer elements than this is less sure. */
  private static final double FEW = 16.0;

  /** A limit is settled if its error is this share of it, or of the range of the elements. */
  private static final double CONVERGED = 1e-6;

  /**
   * The shares of a way, and of a wandering, that an error is at least where nothing is settled.
   */
  private static final double OF_THE_WAY = 0.3;

  private static final double OF_THE_WANDERING = 0.5;

  /** A witness that is this many times less sure still counts. */
  private static final double WITNESS = 0.01;

  /** A value on the wrong side is an antilimit if its error is this share of what it is off. */
  private static final double SURE = 0.01;

  private final double[] all;
  private final Distinct distinct;
  private final Map<AccelerationMethod, Guess> guesses = new EnumMap<>(AccelerationMethod.class);

  private Acceleration(double[] sequence) {
    this.all = sequence;
    this.distinct = Distinct.of(sequence, MOST_ELEMENTS);
    for (AccelerationMethod method : AccelerationMethod.values()) {
      if (method != AccelerationMethod.AUTO) {
        guesses.put(method, Guess.of(method, distinct.elements()));
      }
    }
  }

  /**
   * The limit of a sequence.
   *
   * @param sequence its first elements, for a series its partial sums; at least 3
   * @param method how to find it
   * @throws IllegalArgumentException if there are fewer than 3 elements, or one is NaN or infinite
   */
  public static Limit limit(double[] sequence, AccelerationMethod method) {
    int n = sequence.length;
    if (n < 3) {
      throw new IllegalArgumentException("a limit needs 3 elements or more; got " + n);
    }
    for (int i = 0; i < n; i++) {
      if (!Double.isFinite(sequence[i])) {
        throw new IllegalArgumentException("element " + i + " is " + sequence[i]);
      }
    }
    double last = sequence[n - 1];
    int half = n / 2;
    double digits = 4.0 * Math.ulp(last);
    if (Distinct.largestStep(sequence, 1, n) == 0.0
        || (n >= FEWEST_FOR_REST && Distinct.largestStep(sequence, half + 1, n) <= digits)) {
      double rest = Math.abs(last - sequence[half]) + digits;
      return new Limit(last, rest, n, Status.CONVERGED);
    }
    return new Acceleration(sequence).limit(method);
  }

  /**
   * The partial sums of a series, compensated: for {@link #limit}.
   *
   * @param terms the series' terms
   * @return a new array
   */
  public static double[] partialSums(double[] terms) {
    double[] sums = new double[terms.length];
    Compensated sum = new Compensated();
    for (int i = 0; i < terms.length; i++) {
      sum.add(terms[i]);
      sums[i] = sum.value();
    }
    return sums;
  }

  private Limit limit(AccelerationMethod method) {
    Guess agreed = Guess.NONE;
    for (AccelerationMethod one : guesses.keySet()) {
      agreed = agreed.surer(witnessed(one));
    }
    Guess best = agreed;
    if (method != AccelerationMethod.AUTO) {
      best = witnessed(method);
      double distance = Math.abs(best.value() - agreed.value());
      best = distance > best.error() + agreed.error() ? best.withError(distance) : best;
    }
    double[] elements = distinct.elements();
    double last = elements[elements.length - 1];
    if (best.elements() == 0) {
      Status status = distinct.isShrinking(all) ? Status.NOT_CONVERGED : Status.DIVERGENT;
      return new Limit(last, Double.POSITIVE_INFINITY, all.length, status);
    }
    double error = best.error() * Math.max(1.0, FEW / elements.length);
    Status status = status(best.value(), error);
    if (status != Status.CONVERGED) {
      double way = OF_THE_WAY * Math.abs(best.value() - last);
      error = Math.max(error, Math.max(way, OF_THE_WANDERING * best.wandering()));
    }
    return new Limit(best.value(), error, distinct.count(best.elements()), status);
  }

  /** One method's guess, as sure as the one that comes nearest to it makes it. */
  private Guess witnessed(AccelerationMethod method) {
    Guess one = guesses.getOrDefault(method, Guess.NONE);
    // Of sequences that go up and down without a rule only epsilon makes sense.
    boolean alone = method == AccelerationMethod.EPSILON && distinct.isIrregular();
    double apart = alone ? 0.0 : Double.POSITIVE_INFINITY;
    for (Map.Entry<AccelerationMethod, Guess> entry : guesses.entrySet()) {
      Guess other = entry.getValue();
      if (entry.getKey() != method && other.elements() > 0) {
        double distance = Math.abs(other.value() - one.value());
        apart = Math.min(apart, Math.max(distance, WITNESS * other.error()));
      }
    }
    return one.withError(Math.max(one.error(), apart));
  }

  private Status status(double value, double error) {
    if (!distinct.isShrinking(all)) {
      return Status.DIVERGENT;
    }
    double back = distinct.back(value);
    if (back > 0.0) {
      return error < SURE * back ? Status.DIVERGENT : Status.NOT_CONVERGED;
    }
    double[] elements = distinct.elements();
    double range =
        Arrays.stream(elements).max().orElseThrow() - Arrays.stream(elements).min().orElseThrow();
    double size = Math.max(Math.abs(value), range);
    return error <= CONVERGED * size ? Status.CONVERGED : Status.NOT_CONVERGED;
  }
}
