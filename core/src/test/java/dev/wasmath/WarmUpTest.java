package dev.wasmath;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

/** On a virtual clock, which only calls move. */
final class WarmUpTest {
  private static final long MILLI = 1_000_000;

  private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5 * MILLI);
  private final AtomicLong calls = new AtomicLong();

  /** A call that takes a time by its number. */
  private Runnable call(LongUnaryOperator nanos) {
    return () -> clock.addAndGet(nanos.applyAsLong(calls.getAndIncrement()));
  }

  @Test
  void steadyCallsEndIt() {
    WarmUp warmUp = new WarmUp(clock::get, 100 * MILLI, 1, 1000 * MILLI);
    assertThat(warmUp.run(call(_ -> 1000))).isEqualTo(1000);
    // One window to know the time, and ten more.
    assertThat(calls).hasValue(110_000);
  }

  @Test
  void itGoesOnWhileCallsBecomeFaster() {
    WarmUp warmUp = new WarmUp(clock::get, 100 * MILLI, 1, 10_000 * MILLI);
    double nanos = warmUp.run(call(n -> n < 40_000 ? 2000 : 500));
    assertThat(nanos).isEqualTo(500);
    assertThat(calls.get()).isBetween(40_000 + 200_000L, 40_000 + 240_000L);
  }

  @Test
  void tooFewCallsDoNotEndIt() {
    WarmUp warmUp = new WarmUp(clock::get, 20 * MILLI, 600, 10_000 * MILLI);
    assertThat(warmUp.run(call(_ -> 3 * MILLI))).isEqualTo(3 * MILLI);
    assertThat(calls.get()).isBetween(600L, 604L);
  }

  @Test
  void theTimeLimitEndsItWhateverIsMissing() {
    WarmUp warmUp = new WarmUp(clock::get, 100 * MILLI, 600, 1000 * MILLI);
    assertThat(warmUp.run(call(_ -> 300 * MILLI))).isEqualTo(300 * MILLI);
    assertThat(calls).hasValue(4);
    assertThat(new WarmUp(clock::get, MILLI, 600, 0).run(call(_ -> 7))).isEqualTo(7);
    assertThat(calls).hasValue(5);
  }
}
