package dev.wasmath.app.format;

import dev.wasmath.game.GambitFile;
import dev.wasmath.game.GameFormatException;
import dev.wasmath.game.NormalFormGame;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/** Games in files: Gambit's {@code .nfg}. */
public final class GameFiles {
  private GameFiles() {}

  /**
   * Reads a game.
   *
   * @throws FormatException if the file is absent, not to be read, of an unknown extension, or not
   *     UTF-8
   * @throws GameFormatException if its text is not a game, naming line and column
   * @throws IOException if reading fails
   */
  public static NormalFormGame read(Path path) throws IOException {
    checkExtension(path);
    return InputFile.of(path)
        .text(StandardCharsets.UTF_8, text -> GambitFile.read(text, path.toString()));
  }

  /**
   * Writes a game in place of whatever file there was: whole, or not at all.
   *
   * @throws FormatException if the extension is unknown, the file cannot be written, or the format
   *     cannot hold one of the names
   * @throws IOException if writing fails
   */
  public static void write(Path path, NormalFormGame game) throws IOException {
    checkExtension(path);
    try {
      OutputFile.writeText(path, out -> GambitFile.write(game, out));
    } catch (IllegalArgumentException inexpressible) {
      throw FormatException.of(path, String.valueOf(inexpressible.getMessage()));
    }
  }

  private static void checkExtension(Path path) throws FormatException {
    if (!path.toString().toLowerCase(Locale.ROOT).endsWith(".nfg")) {
      throw FormatException.of(path, "unknown format; the extension of a game's file is .nfg");
    }
  }
}
