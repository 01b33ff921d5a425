package dev.wasmath.app;

import java.util.Locale;

/**
 * How much of a long work is done, on standard error: a bar that moves on a terminal, elsewhere a
 * note at each tenth of the way. Work that is done at once is not spoken of.
 */
final class ShareBar {
  private static final int WIDTH = 30;
  private static final int NOTES = 10;
  private static final long PATIENCE_NANOS = 500_000_000;

  private final Console console;
  private final String what;
  private final boolean terminal;
  private final long start = System.nanoTime();
  private long told;
  private boolean shown;

  ShareBar(Console console, String what, boolean terminal) {
    this.console = console;
    this.what = what;
    this.terminal = terminal;
  }

  void done(long done, long all) {
    if (System.nanoTime() - start < PATIENCE_NANOS || all <= 0) {
      return;
    }
    long tenths = NOTES * done / all;
    if (terminal) {
      int filled = (int) (WIDTH * done / all);
      String bar = "#".repeat(filled) + ".".repeat(WIDTH - filled);
      console.err().print("\r\u001b[K[" + bar + "] " + text(done, all));
      console.err().flush();
      shown = true;
    } else if (tenths > told) {
      told = tenths;
      console.note(text(done, all));
    }
  }

  /** Leaves the bar behind: what is written next begins a line. */
  void leave() {
    if (shown) {
      console.err().print("\r\u001b[K");
      console.err().flush();
    }
  }

  private String text(long done, long all) {
    return String.format(Locale.ROOT, "%d of %d %s", done, all, what);
  }
}
