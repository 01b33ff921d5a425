package dev.wasmath;

/**
 * The time that probing may take: an amount to begin with, and a share of the work done. Whatever
 * the noise, callers lose no more than that and one probe. Safe for use by several threads.
 */
final class Budget {
  /** The work is an estimate, from the calls that were looked at: so much of it is certain. */
  private static final double CERTAIN = 0.75;

  private final double free;
  private final double share;
  private double work;
  private double spent;

  Budget(Tuning tuning) {
    this.free = tuning.freeNanos();
    this.share = tuning.share();
  }

  /** Work that was done for callers, in nanoseconds. */
  synchronized void worked(double nanos) {
    work += nanos;
  }

  /** Takes a probe's time, if there is so much. */
  synchronized boolean take(double nanos) {
    if (spent + nanos > free + share * CERTAIN * work) {
      return false;
    }
    spent += nanos;
    return true;
  }

  /** Corrects what a probe took by how much it was more than expected. */
  synchronized void correct(double nanos) {
    spent += nanos;
  }

  /** Nanoseconds that probes took. */
  synchronized double spent() {
    return spent;
  }

  /** Nanoseconds of work, as far as it was sampled. */
  synchronized double work() {
    return work;
  }
}
