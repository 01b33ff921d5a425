package dev.wasmath;

import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * What the routes of one orchestrator share.
 *
 * @param policy the rule that chooses
 * @param tuning the numbers of learning
 * @param clock nanoseconds, as {@link System#nanoTime}
 * @param budget the time that probing may take
 * @param background where kernels are warmed up and compared
 * @param journal what happened
 * @param fused whether backends compile with fused multiply-add
 * @param strict whether a failure is thrown instead of being answered by plain Java
 * @param frozen whether nothing is measured
 * @param wisdom what was measured before
 */
record Setup(
    Policy policy,
    Tuning tuning,
    LongSupplier clock,
    Budget budget,
    Background background,
    Journal journal,
    boolean fused,
    boolean strict,
    boolean frozen,
    WisdomSession wisdom) {
  /** The same for a learner by itself, which knows nothing and leaves nothing behind. */
  Setup apart(Policy other) {
    Journal own = new Journal();
    WisdomSession none =
        new WisdomSession(Optional.empty(), fused, Machine::here, clock, background, own);
    return new Setup(
        other, tuning, clock, new Budget(tuning), background, own, fused, strict, false, none);
  }
}
