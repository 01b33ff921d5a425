package dev.wasmath;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is known of the calls of an operation that cost about the same: the classes in which
 * strategies are chosen.
 *
 * @param costFrom the least cost, in element updates (multiply-adds, for products)
 * @param costTo where the next class begins
 * @param elements about how many elements the largest operand of such a call has; classes of equal
 *     cost differ in it
 * @param strategy what serves
 * @param ratio how many times as fast WebAssembly is, as measured, or as expected from the classes
 *     around; empty when nothing was measured
 * @param evidence the pairs measured in this class itself, if there are any
 * @param recentNanos what a call took of late; empty when none was looked at
 */
public record SizeClassReport(
    long costFrom,
    long costTo,
    long elements,
    Strategy strategy,
    OptionalDouble ratio,
    Optional<Evidence> evidence,
    OptionalDouble recentNanos) {
  /** Whether {@link #ratio} was measured in this class, not expected from those around. */
  public boolean isMeasured() {
    return evidence.isPresent();
  }
}
