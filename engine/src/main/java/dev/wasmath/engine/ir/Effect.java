package dev.wasmath.engine.ir;

/** What an operation does beside computing its result. */
public enum Effect {
  /** Nothing: it may be moved, repeated and dropped. */
  NONE,
  /** It may trap. */
  TRAP,
  /** It reads memory, a global or a table, and may trap. */
  READ,
  /** It writes memory, a global or a table, and may trap. */
  WRITE,
  /** Anything, growth of the memory included. */
  CALL
}
