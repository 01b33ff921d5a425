package dev.wasmath.app.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wasmath.game.GameFormatException;
import dev.wasmath.game.NormalFormGame;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GameFilesTest {
  @TempDir Path directory;

  @Test
  void whatIsWrittenIsReadAgain() throws IOException {
    Path file = directory.resolve("a.nfg");
    NormalFormGame game = NormalFormGame.random(3, 2, 4, 3);
    for (boolean outcomes : new boolean[] {false, true}) {
      GameFiles.write(file, game, outcomes);
      assertThat(GameFiles.read(file)).isEqualTo(game);
    }
    Path nameless = directory.resolve("a.GAM");
    GameFiles.write(nameless, game, false);
    assertThat(GameFiles.read(nameless).payoffs(2)).isEqualTo(game.payoffs(2));
  }

  @Test
  void aWrongGameIsNamedByFileLineAndColumn() throws IOException {
    Path file = TestFiles.file(directory, "a.nfg", "NFG 1 R \"t\"\n{ \"A\" } { 1 }\nx\n");
    assertThatThrownBy(() -> GameFiles.read(file))
        .isInstanceOf(GameFormatException.class)
        .hasMessage(file + ":3:1: payoff 1 of 1: \"x\" is not a number");
  }

  @Test
  void aWrongTracerGameIsNamedToo() throws IOException {
    Path file = TestFiles.file(directory, "a.gam", "1\n2\n7 x\n");
    assertThatThrownBy(() -> GameFiles.read(file))
        .isInstanceOf(GameFormatException.class)
        .hasMessage(file + ":3:3: payoff 2 of 2 of player 1: \"x\" is not a number");
    assertThatThrownBy(() -> GameFiles.checkWritable(file, true))
        .isInstanceOf(FormatException.class)
        .hasMessage(file + ": only .nfg has an outcome version");
  }

  @Test
  void aFileThatIsNoGameIsNamed() throws IOException {
    Path none = directory.resolve("none.nfg");
    assertThatThrownBy(() -> GameFiles.read(none)).hasMessage(none + ": no such file");
    assertThatThrownBy(() -> GameFiles.read(directory))
        .hasMessage(
            directory + ": unknown format; a game's file is .nfg (Gambit) or .gam (GameTracer)");
    byte[] latin1 = "NFG 1 R \"\u00e9\"".getBytes(StandardCharsets.ISO_8859_1);
    Path file = TestFiles.file(directory, "a.nfg", latin1);
    assertThatThrownBy(() -> GameFiles.read(file))
        .isInstanceOf(FormatException.class)
        .hasMessage(file + ": is not text in UTF-8");
  }

  @Test
  void aGameThatCannotBeWrittenLeavesNoFile() {
    Path file = directory.resolve("a.nfg");
    NormalFormGame game = NormalFormGame.of("\\", new int[] {1}, new double[1]);
    assertThatThrownBy(() -> GameFiles.write(file, game, false))
        .isInstanceOf(FormatException.class)
        .hasMessageStartingWith(file + ": The .nfg format has no way");
    assertThat(directory).isEmptyDirectory();
  }
}
