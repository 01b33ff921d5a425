package dev.wasmath.engine;

import java.time.Duration;
import java.util.Optional;

/**
 * How the warm-up of a {@link Tiered} kernel ended. A call, in its times, is one run of the {@link
 * WarmUp}.
 *
 * @param export the name of the kernel
 * @param lowering the vectors that were tried
 * @param outcome what serves now, and why
 * @param reason the same as a sentence
 * @param attempts how many classes with vectors were compiled
 * @param compilation the time to compile the last of them
 * @param scalar the scalar class in its steady state, if it was measured
 * @param vector the vector class in its steady state, if it was measured
 */
public record WarmUpReport(
    String export,
    Lowering lowering,
    Outcome outcome,
    String reason,
    int attempts,
    Duration compilation,
    Optional<SteadyState> scalar,
    Optional<SteadyState> vector) {
  /** What serves now. */
  public enum Outcome {
    /** The vector class: it is warm, and no slower than the scalar class. */
    VECTOR,
    /** The scalar class: there are no vectors here, or none in the kernel. */
    SCALAR,
    /** The scalar class: the vector class stayed slower. */
    REJECTED,
    /** The scalar class: the compilation or a run threw. */
    FAILED,
    /** The scalar class: the instance was closed, or the executor shut down. */
    CLOSED
  }
}
