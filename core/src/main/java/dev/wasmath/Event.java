package dev.wasmath;

import java.time.Instant;

/**
 * Something that happened in the orchestrator.
 *
 * @param time when
 * @param operation the operation's name
 * @param kind what sort of thing
 * @param text what, for people
 */
public record Event(Instant time, String operation, Kind kind, String text) {
  /** What sort of thing happened. */
  public enum Kind {
    /** Another strategy serves a size class. */
    DECISION,
    /** A kernel was warmed up and compared, and may serve. */
    READY,
    /** A kernel failed during a call, which plain Java answered. */
    FALLBACK,
    /** A kernel is not used for a while. */
    QUARANTINE,
    /** A kernel gave a wrong result, and is not used again. */
    WRONG_RESULT,
    /** A kernel cannot serve calls of a size and above. */
    CAPACITY,
    /** What another process measured was taken over, or could not be. */
    WISDOM
  }
}
