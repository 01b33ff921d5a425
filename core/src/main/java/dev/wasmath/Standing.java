package dev.wasmath;

/** What is known of the WebAssembly kernel of one operation. */
sealed interface Standing {
  /** No backend implements the operation. */
  record Absent() implements Standing {}

  /** Implemented; nobody has needed it yet. */
  record Untried() implements Standing {}

  /** It is warmed up and compared in the background, or waits for that. */
  record Preparing() implements Standing {}

  /** It gives plain Java's results, or fused ones within the bound, and may serve. */
  record Ready(Agreement agreement) implements Standing {}

  /** It failed, and is not used until a time (nanoseconds). */
  record Quarantined(String reason, long until) implements Standing {}

  /** It gave a wrong result, and is not used again. */
  record Banned(String reason, Agreement agreement) implements Standing {}

  /** The owner was closed. */
  record Closed() implements Standing {}
}
