package dev.wasmath.bench.worker;

/** A call to be timed, on inputs that stay as they are. */
@FunctionalInterface
public interface Call {
  /** Makes the call once and returns what came out, or a part of it, as bits. */
  long run();
}
