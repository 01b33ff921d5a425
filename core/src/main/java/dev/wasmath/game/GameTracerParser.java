package dev.wasmath.game;

import dev.wasmath.game.GambitTokens.Kind;
import dev.wasmath.game.GambitTokens.Token;
import java.io.IOException;
import java.util.Arrays;

/** A game from the tokens of a {@code .gam} file. */
final class GameTracerParser {
  private final GambitTokens tokens;

  GameTracerParser(GambitTokens tokens) {
    this.tokens = tokens;
  }

  NormalFormGame game() throws IOException {
    int players = count("the number of players");
    int[] strategies = new int[Math.min(16, players)];
    Token last = new Token(Kind.END, "", 1, 1);
    for (int i = 0; i < players; i++) {
      if (i == strategies.length) {
        strategies = Arrays.copyOf(strategies, (int) Math.min(2L * i, players));
      }
      last = tokens.next();
      strategies[i] = count(last, "the number of strategies of player " + (i + 1));
    }
    TensorShape shape;
    try {
      shape = new TensorShape(strategies);
    } catch (IllegalArgumentException tooLarge) {
      throw tokens.problem(last, String.valueOf(tooLarge.getMessage()));
    }
    double[][] payoffs = new double[players][];
    int[] places = new int[0];
    for (int i = 0; i < players; i++) {
      double[] listed = tensor(shape, i);
      if (i == 0) {
        places = shape.firstPlayerFastest();
      }
      payoffs[i] = new double[listed.length];
      for (int k = 0; k < listed.length; k++) {
        payoffs[i][places[k]] = listed[k];
      }
    }
    Token end = tokens.next();
    if (end.kind() != Kind.END) {
      throw tokens.problem(
          end,
          "expected the end of the file after %d payoffs, found %s"
              .formatted((long) players * shape.profiles(), end.shown()));
    }
    return NormalFormGame.of("", strategies, payoffs);
  }

  /** One player's payoffs in the order of the file, in an array that grows with what is there. */
  private double[] tensor(TensorShape shape, int player) throws IOException {
    double[] payoffs = new double[Math.min(16, shape.profiles())];
    for (int k = 0; k < shape.profiles(); k++) {
      if (k == payoffs.length) {
        payoffs = Arrays.copyOf(payoffs, (int) Math.min(2L * k, shape.profiles()));
      }
      Token token = tokens.next();
      if (token.kind() != Kind.WORD) {
        throw tokens.problem(
            token, "expected " + place(shape, player, k) + ", found " + token.shown());
      }
      try {
        payoffs[k] = GambitNumber.parse(token.text());
      } catch (NumberFormatException wrong) {
        throw tokens.problem(token, place(shape, player, k) + ": " + wrong.getMessage());
      }
    }
    return payoffs;
  }

  private static String place(TensorShape shape, int player, int k) {
    return "payoff %d of %d of player %d".formatted(k + 1, shape.profiles(), player + 1);
  }

  private int count(String expected) throws IOException {
    return count(tokens.next(), expected);
  }

  private int count(Token token, String expected) throws IOException {
    try {
      int value = Integer.parseInt(token.text());
      if (token.kind() == Kind.WORD && value >= 1) {
        return value;
      }
    } catch (NumberFormatException wrong) {
      // Falls through: the message below says what was expected.
    }
    throw tokens.problem(
        token,
        "expected %s, an integer from 1 to %d; found %s"
            .formatted(expected, Integer.MAX_VALUE, token.shown()));
  }
}
