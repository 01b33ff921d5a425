package dev.wasmath.dashboard;

import dev.wasmath.Wasmath;

/**
 * Something to do that a visitor of the page may start and stop: one step, which is repeated on a
 * thread of the dashboard's own until it is stopped.
 */
@FunctionalInterface
public interface Workload {
  /** One step, of at most a second or so. An exception ends the workload, and the page tells it. */
  void step(Wasmath math) throws Exception;
}
