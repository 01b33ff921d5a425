package dev.wasmath.game;

import java.io.IOException;
import java.io.Reader;

/**
 * Gambit's text format for games in normal form, {@code .nfg}.
 *
 * <p>Both versions are read: the payoff version lists the payoffs of every pure profile, the
 * outcome version lists outcomes and then the number of one for every profile, where outcome 0 pays
 * nothing. Strategies are given by their number or by their labels; payoffs are integers, decimals
 * with or without an exponent, or fractions such as {@code 3/4}, each rounded to the nearest
 * double. Gambit lists profiles with the first player's strategy fastest; {@link NormalFormGame}
 * has the last player's fastest.
 *
 * <p>Memory grows with the text that is there, not with what its header promises.
 *
 * <p>Source: the Gambit project, "Game representation formats", <a
 * href="https://gambitproject.readthedocs.io/en/latest/formats.html">gambitproject.readthedocs.io</a>.
 */
public final class GambitFile {
  private GambitFile() {}

  /**
   * Reads a game to the end of the reader, which stays open. The source's name is for messages.
   *
   * @throws GameFormatException if the text is not a game in this format
   * @throws IOException if the reader fails
   */
  public static NormalFormGame read(Reader reader, String source) throws IOException {
    return new GambitParser(new GambitTokens(reader, source)).game();
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
   * Writes a game in the payoff version, one line a profile. Reading it again gives an equal game,
   * payoffs bit by bit.
   *
   * @throws IllegalArgumentException if a name has a backslash at its end or before a quotation
   *     mark, which the format cannot express
   * @throws IOException if the output fails
   */
  public static void write(NormalFormGame game, Appendable out) throws IOException {
    new GambitWriter(out).game(game);
  }

  /**
   * Writes a game in the outcome version, in which payoffs that several profiles share are listed
   * once. Reading it again gives an equal game, payoffs bit by bit.
   *
   * @throws IllegalArgumentException as {@link #write} does
   * @throws IOException if the output fails
   */
  public static void writeOutcomes(NormalFormGame game, Appendable out) throws IOException {
    new GambitWriter(out).outcomes(game);
  }

  /**
   * The text that {@link #write} writes.
   *
   * @throws IllegalArgumentException as {@link #write} does
   */
  public static String format(NormalFormGame game) {
    return GameText.format(out -> write(game, out));
  }
}
