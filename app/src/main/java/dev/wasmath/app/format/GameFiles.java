package dev.wasmath.app.format;

import dev.wasmath.game.GambitFile;
import dev.wasmath.game.GameFormatException;
import dev.wasmath.game.GameTracerFile;
import dev.wasmath.game.NormalFormGame;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/** Games in files: Gambit's {@code .nfg} and GameTracer's {@code .gam}. */
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
    boolean gambit = isGambit(path);
    return InputFile.of(path)
        .text(
            StandardCharsets.UTF_8,
            text ->
                gambit
                    ? GambitFile.read(text, path.toString())
                    : GameTracerFile.read(text, path.toString()));
  }

  /**
   * Writes a game in place of whatever file there was: whole, or not at all.
   *
   * @param outcomes whether .nfg is written in the outcome version
   * @throws FormatException if the extension is unknown, the file cannot be written, or the format
   *     cannot hold one of the names
   * @throws IOException if writing fails
   */
  public static void write(Path path, NormalFormGame game, boolean outcomes) throws IOException {
    boolean gambit = isGambit(path);
    try {
      OutputFile.writeText(
          path,
          out -> {
            if (!gambit) {
              GameTracerFile.write(game, out);
            } else if (outcomes) {
              GambitFile.writeOutcomes(game, out);
            } else {
              GambitFile.write(game, out);
            }
          });
    } catch (IllegalArgumentException inexpressible) {
      throw FormatException.of(path, String.valueOf(inexpressible.getMessage()));
    }
  }

  /**
   * Checks that a game's file can be written, so that a command can refuse before it works.
   *
   * @param outcomes whether it is to be in the outcome version of .nfg
   * @throws FormatException if the extension is unknown or has no such version, or the file cannot
   *     be written
   */
  public static void checkWritable(Path path, boolean outcomes) throws FormatException {
    if (!isGambit(path) && outcomes) {
      throw FormatException.of(path, "only .nfg has an outcome version");
    }
    OutputFile.check(path);
  }

  private static boolean isGambit(Path path) throws FormatException {
    String name = path.toString().toLowerCase(Locale.ROOT);
    if (!name.endsWith(".nfg") && !name.endsWith(".gam")) {
      throw FormatException.of(
          path, "unknown format; a game's file is .nfg (Gambit) or .gam (GameTracer)");
    }
    return name.endsWith(".nfg");
  }
}
