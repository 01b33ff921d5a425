package dev.wasmath;

/** What is known of WebAssembly for one operation and size class. */
sealed interface Candidate {
  /** No backend implements the operation. */
  record Absent() implements Candidate {}

  /** Implemented, and not measured yet. */
  record Untried() implements Candidate {}

  /** A trial is waiting or running. */
  record Pending() implements Candidate {}

  /** Measured. */
  record Tried(Trial trial) implements Candidate {}

  /** Failed during a call or a trial, and not used again. */
  record Failed(String reason) implements Candidate {}
}
