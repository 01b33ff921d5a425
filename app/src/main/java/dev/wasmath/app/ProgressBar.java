package dev.wasmath.app;

import dev.wasmath.neural.Epoch;
import dev.wasmath.neural.Progress;
import java.util.Locale;

/**
 * The epochs of a training on standard error: a bar that moves on a terminal, elsewhere a note at
 * each tenth of the way.
 */
final class ProgressBar implements Progress {
  private static final int WIDTH = 30;
  private static final int NOTES = 10;

  private final Console console;
  private final int epochs;
  private final boolean terminal;

  ProgressBar(Console console, int epochs, boolean terminal) {
    this.console = console;
    this.epochs = epochs;
    this.terminal = terminal;
  }

  @Override
  public void ended(Epoch epoch) {
    if (terminal) {
      int done = (int) ((long) WIDTH * epoch.number() / epochs);
      String bar = "#".repeat(done) + ".".repeat(WIDTH - done);
      console.err().print("\r\u001b[K[" + bar + "] " + text(epoch));
      console.err().flush();
    } else if (share(epoch.number()) > share(epoch.number() - 1)) {
      console.note(text(epoch));
    }
  }

  /** Leaves the bar behind: what is written next begins a line. */
  void leave() {
    if (terminal) {
      console.err().print("\r\u001b[K");
      console.err().flush();
    }
  }

  private long share(int number) {
    return (long) NOTES * number / epochs;
  }

  private String text(Epoch epoch) {
    String text =
        String.format(
            Locale.ROOT, "epoch %d of %d, loss %.4g", epoch.number(), epochs, epoch.trainingLoss());
    return epoch.validationLoss().isEmpty()
        ? text
        : text
            + String.format(
                Locale.ROOT, ", validation loss %.4g", epoch.validationLoss().getAsDouble());
  }
}
