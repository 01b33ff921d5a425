package dev.wasmath.app.format;

import dev.wasmath.game.GambitProfile;
import dev.wasmath.game.Game;
import dev.wasmath.game.MixedProfile;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Mixed profiles in text files, one a line, as Gambit prints equilibria. */
public final class ProfileFiles {
  private ProfileFiles() {}

  /**
   * Reads the profiles of a game. Empty lines, and lines that start with {@code #}, are passed
   * over.
   *
   * @throws FormatException if the file is absent, not to be read or not UTF-8, has no profile, or
   *     a line, which is named, is no profile of the game
   * @throws IOException if reading fails
   */
  public static List<MixedProfile> read(Path path, Game game) throws IOException {
    return InputFile.of(path)
        .text(
            StandardCharsets.UTF_8,
            text -> {
              List<MixedProfile> profiles = new ArrayList<>();
              long line = 1;
              for (Optional<String> read = next(text); read.isPresent(); read = next(text)) {
                String content = read.get().strip();
                if (!content.isEmpty() && !content.startsWith("#")) {
                  profiles.add(profile(path, line, content, game));
                }
                line++;
              }
              if (profiles.isEmpty()) {
                throw FormatException.of(path, "has no profile");
              }
              return profiles;
            });
  }

  private static Optional<String> next(BufferedReader text) throws IOException {
    return Optional.ofNullable(text.readLine());
  }

  private static MixedProfile profile(Path path, long line, String content, Game game)
      throws FormatException {
    try {
      return GambitProfile.parse(content, game);
    } catch (IllegalArgumentException wrong) {
      throw FormatException.atLine(path, line, String.valueOf(wrong.getMessage()));
    }
  }
}
