package dev.wasmath.bench.compare;

/**
 * How long things are measured.
 *
 * @param warmUpMillis at least, for each contender
 * @param rounds how often each contender is timed
 * @param batchMillis how long a round is
 * @param fresh how many fresh JVMs see a kernel start
 * @param watchMillis how long each of them watches
 * @param sweepSeconds how long a sweep over sizes takes at best
 * @param sweepRounds in how many rounds it visits them
 */
record Pace(
    int warmUpMillis,
    int rounds,
    int batchMillis,
    int fresh,
    int watchMillis,
    int sweepSeconds,
    int sweepRounds) {
  /** Some code is interpreted until the optimising compiler has it, for a second and more. */
  static final Pace USUAL = new Pace(2500, 11, 50, 3, 6000, 30, 60);

  static final Pace QUICK = new Pace(1200, 3, 20, 3, 1000, 5, 10);
}
