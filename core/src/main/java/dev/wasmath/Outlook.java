package dev.wasmath;

/**
 * What an operation's calls of late could still save, if the faster strategy served each of them.
 *
 * @param traffic the calls
 * @param races what was measured
 * @param plan what serves each size class: plain Java where it is 0
 * @param unsupported the cost from which on the kernel cannot serve
 */
record Outlook(Traffic traffic, Races races, byte[] plan, long unsupported) {
  /** What is hoped for where nothing was measured: the lower end of ADR-003's 2 to 10 times. */
  private static final double UNKNOWN = Math.log(2);

  /** Seconds, of which a minute ago counts half. */
  double seconds(long now) {
    double nanos = 0;
    for (int i = 0; i < plan.length; i++) {
      double spent = traffic.spent(i, now);
      long cost = SizeClass.cost(i);
      if (spent > 0 && Learner.TINY <= cost && cost < unsupported) {
        double log = races.logRatio(i).orElse(UNKNOWN);
        nanos += spent * Math.max(0, 1 - Math.exp(plan[i] == 0 ? -log : log));
      }
    }
    return nanos / 1e9;
  }
}
