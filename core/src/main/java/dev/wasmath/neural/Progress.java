package dev.wasmath.neural;

/** Hears of each epoch as it ends, on the thread that trains. */
@FunctionalInterface
public interface Progress {
  /** Tells nobody. */
  Progress SILENT = epoch -> {};

  /** An epoch ended. */
  void ended(Epoch epoch);
}
