package dev.wasmath.game;

import java.io.IOException;

/**
 * The text of a game is not what its format prescribes. The message names the source, the line and
 * the column: {@code pd.nfg:3:14: expected ..., found ...}.
 */
public final class GameFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String source;
  private final int line;
  private final int column;

  /** A problem at a place of the source; lines and columns are counted from 1. */
  public GameFormatException(String source, int line, int column, String problem) {
    super(source + ":" + line + ":" + column + ": " + problem);
    this.source = source;
    this.line = line;
    this.column = column;
  }

  /** The name of the file, or of whatever else was read. */
  public String source() {
    return source;
  }

  /** The line of the problem, counted from 1. */
  public int line() {
    return line;
  }

  /** The column of the problem in characters, counted from 1. */
  public int column() {
    return column;
  }
}
