package dev.wasmath.game;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;

/** Texts in memory, for formats that are read from readers and written to outputs. */
final class GameText {
  private GameText() {}

  /** A format's way to read a game. */
  @FunctionalInterface
  interface Reading {
    NormalFormGame read(Reader reader) throws IOException;
  }

  /** A format's way to write a game. */
  @FunctionalInterface
  interface Writing {
    void write(Appendable out) throws IOException;
  }

  /** Reads a text. */
  static NormalFormGame parse(String text, Reading reading) throws GameFormatException {
    try {
      return reading.read(new StringReader(text));
    } catch (GameFormatException wrong) {
      throw wrong;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** Writes a text. */
  static String format(Writing writing) {
    StringBuilder text = new StringBuilder();
    try {
      writing.write(text);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }
}
