package dev.wasmath.engine.fuzz;

/** The local variables of a random kernel, and the globals and functions that it knows. */
final class Kernel {
  /** Two addresses, a number of iterations, and a number. */
  static final int P = 0;

  static final int Q = 1;
  static final int N = 2;
  static final int X = 3;

  /** Counters of the loop and of the loop in it. */
  static final int I = 4;

  static final int J = 5;

  /** An integer and a number that gather what is not stored. */
  static final int BITS = 6;

  static final int SUM = 7;

  /** Vectors that live in one iteration, and vectors that cross iterations. */
  static final int TEMPORARIES = 8;

  static final int ACCUMULATORS = 16;
  static final int TEMPORARY_COUNT = 8;
  static final int ACCUMULATOR_COUNT = 16;

  static final int COUNT_GLOBAL = 0;
  static final int VECTOR_GLOBAL = 1;
  static final int SUM_GLOBAL = 2;

  /** The function of two vectors that gives a vector; the start function is next. */
  static final int MIX = 0;

  static final int START = 1;
  static final int FIRST = 2;

  private Kernel() {}
}
