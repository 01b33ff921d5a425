package dev.wasmath.app;

import dev.wasmath.game.SearchProgress;
import java.time.Duration;
import java.util.Locale;

/**
 * How far a solver is, on standard error: a line that changes on a terminal, elsewhere a note every
 * ten seconds. The bar is as long as the least epsilon has digits of smallness.
 */
final class NashProgress implements SearchProgress.Listener {
  private static final Duration CHANGING = Duration.ofMillis(100);
  private static final Duration NOTES = Duration.ofSeconds(10);

  /** Characters a digit, and the smallest epsilon of the bar, 1e-10. */
  private static final int PER_DIGIT = 3;

  private static final int DIGITS = 10;

  private final Console console;
  private final boolean terminal;
  private Duration next;

  NashProgress(Console console, boolean terminal) {
    this.console = console;
    this.terminal = terminal;
    this.next = terminal ? CHANGING : NOTES;
  }

  @Override
  public void heard(SearchProgress progress) {
    if (progress.time().compareTo(next) < 0) {
      return;
    }
    next = progress.time().plus(terminal ? CHANGING : NOTES);
    if (terminal) {
      console
          .err()
          .print("\r\u001b[K[" + bar(progress.leastRelativeEpsilon()) + "] " + text(progress));
      console.err().flush();
    } else {
      console.note(text(progress));
    }
  }

  /** Leaves the line behind: what is written next begins a line. */
  void leave() {
    if (terminal) {
      console.err().print("\r\u001b[K");
      console.err().flush();
    }
  }

  static String bar(double epsilon) {
    double digits = Math.clamp(-Math.log10(Math.max(epsilon, 1e-300)), 0, DIGITS);
    int done = (int) (digits * PER_DIGIT);
    return "#".repeat(done) + ".".repeat(DIGITS * PER_DIGIT - done);
  }

  private static String text(SearchProgress progress) {
    return String.format(
        Locale.ROOT,
        "iteration %d, relative epsilon %.3g, least %.3g",
        progress.iteration(),
        progress.relativeEpsilon(),
        progress.leastRelativeEpsilon());
  }
}
