package dev.wasmath.series;

/** Hears how far a search has come, on the thread that searches. */
@FunctionalInterface
public interface SearchProgress {
  /** Tells nobody. */
  SearchProgress SILENT = (found, expected) -> {};

  /** So many of the expected zeros were found. */
  void found(long found, long expected);
}
