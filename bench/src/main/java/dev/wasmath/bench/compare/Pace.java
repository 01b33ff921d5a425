package dev.wasmath.bench.compare;

/**
 * How long things are measured.
 *
 * @param warmUpMillis at least, for each contender
 * @param rounds how often each contender is timed
 * @param batchMillis how long a round is
 * @param fresh how many fresh JVMs see a kernel start
 * @param watchMillis how long each of them watches
 */
record Pace(int warmUpMillis, int rounds, int batchMillis, int fresh, int watchMillis) {
  static final Pace USUAL = new Pace(1500, 11, 50, 3, 4000);
  static final Pace QUICK = new Pace(400, 3, 20, 1, 1500);
}
