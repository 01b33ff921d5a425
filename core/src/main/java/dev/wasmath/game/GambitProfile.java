package dev.wasmath.game;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Gambit's line for an equilibrium: {@code NE,} and the probabilities of all players' strategies,
 * one after the other, separated by commas.
 */
public final class GambitProfile {
  private static final String PREFIX = "NE";

  private GambitProfile() {}

  /** The line, without its end; each probability in the fewest digits that read back the same. */
  public static String format(MixedProfile profile) {
    StringBuilder line = new StringBuilder(PREFIX);
    for (int i = 0; i < profile.players(); i++) {
      for (double probability : profile.mixed(i)) {
        line.append(',').append(GambitNumber.format(probability));
      }
    }
    return line.toString();
  }

  /**
   * Reads a line; the letters at its start may be absent. Numbers are integers, decimals or
   * fractions.
   *
   * @throws IllegalArgumentException if a number is none, there are more or fewer than the game has
   *     strategies, or they are not probabilities that add up to one for each player
   */
  public static MixedProfile parse(String line, Game game) {
    List<String> words = new ArrayList<>(Arrays.asList(line.strip().split("[\\s,]+", -1)));
    if (words.getFirst().equals(PREFIX)) {
      words.removeFirst();
    }
    int all = Arrays.stream(game.strategies()).sum();
    if (words.size() != all) {
      throw new IllegalArgumentException(
          "%d probabilities, where the game has %d strategies".formatted(words.size(), all));
    }
    double[][] mixed = new double[game.players()][];
    int next = 0;
    for (int i = 0; i < mixed.length; i++) {
      mixed[i] = new double[game.strategies(i)];
      for (int a = 0; a < mixed[i].length; a++) {
        mixed[i][a] = number(words.get(next), ++next);
      }
    }
    return MixedProfile.of(mixed);
  }

  private static double number(String word, int place) {
    try {
      return GambitNumber.parse(word);
    } catch (NumberFormatException wrong) {
      throw new IllegalArgumentException("probability " + place + ": " + wrong.getMessage(), wrong);
    }
  }
}
