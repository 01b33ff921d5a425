package dev.wasmath;

import java.io.IOException;

/**
 * A file cannot be read as wisdom. The message names the file, and what was expected and found:
 * {@code wisdom.txt:7: expected ..., found ...}.
 */
public final class WisdomFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  private final boolean replaceable;

  private WisdomFormatException(String message, boolean replaceable) {
    super(message);
    this.replaceable = replaceable;
  }

  /** It was wisdom once: nothing is lost when it is written anew. */
  static WisdomFormatException damaged(String place, String problem) {
    return new WisdomFormatException(place + ": " + problem, true);
  }

  /** It is something else, or of a later version: it has to be left alone. */
  static WisdomFormatException foreign(String place, String problem) {
    return new WisdomFormatException(place + ": " + problem, false);
  }

  /** Whether wisdom may be written in its place. */
  public boolean isReplaceable() {
    return replaceable;
  }
}
