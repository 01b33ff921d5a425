package dev.wasmath.game;

import java.io.IOException;
import java.io.Reader;

/**
 * GameTracer's text format for games in normal form, {@code .gam}, which GAMUT and others write:
 * the number of players, the number of strategies of each, and then for one player after the other
 * the payoffs of all pure profiles, the first player's strategy running fastest.
 *
 * <p>Numbers are as in {@link GambitFile}; where one could start, {@code #} starts a comment to the
 * end of the line. The format has no names: they are lost in writing. Memory grows with the text
 * that is there, not with what its header promises.
 *
 * <p>Source: B. Blum and C. Shelton, GameTracer, 2002; E. Nudelman and others, "Run the GAMUT",
 * 2004.
 */
public final class GameTracerFile {
  private GameTracerFile() {}

  /**
   * Reads a game to the end of the reader, which stays open. The source's name is for messages.
   *
   * @throws GameFormatException if the text is not a game in this format
   * @throws IOException if the reader fails
   */
  public static NormalFormGame read(Reader reader, String source) throws IOException {
    return new GameTracerParser(GambitTokens.withComments(reader, source)).game();
  }

  /**
   * Reads a game from a text. The source's name is for messages.
   *
   * @throws GameFormatException if the text is not a game in this format
   */
  public static NormalFormGame parse(String text, String source) throws GameFormatException {
    return GameText.parse(text, reader -> read(reader, source));
  }

  /**
   * Writes a game, one line a player. Reading it again gives the same payoffs bit by bit.
   *
   * @throws IOException if the output fails
   */
  public static void write(NormalFormGame game, Appendable out) throws IOException {
    out.append(String.valueOf(game.players())).append('\n');
    for (int i = 0; i < game.players(); i++) {
      out.append(i == 0 ? "" : " ").append(String.valueOf(game.strategies(i)));
    }
    out.append("\n\n");
    int[] places = new TensorShape(game.strategies()).firstPlayerFastest();
    for (int i = 0; i < game.players(); i++) {
      double[] payoffs = game.payoffs(i);
      for (int k = 0; k < places.length; k++) {
        out.append(k == 0 ? "" : " ").append(GambitNumber.format(payoffs[places[k]]));
      }
      out.append('\n');
    }
  }

  /** The text that {@link #write} writes. */
  public static String format(NormalFormGame game) {
    return GameText.format(out -> write(game, out));
  }
}
