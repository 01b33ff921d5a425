package dev.wasmath.game;

import dev.wasmath.game.GambitTokens.Kind;
import dev.wasmath.game.GambitTokens.Token;
import java.io.IOException;
import java.util.Arrays;

/** A game from the tokens of a {@code .gam} file. */
final class GameTracerParser {
  private static final int FIRST = 16;

  private final GambitTokens tokens;

  GameTracerParser(GambitTokens tokens) {
    this.tokens = tokens;
  }

  NormalFormGame game() throws IOException {
    int players = tokens.integer(tokens.next(), "the number of players", 1);
    int[] strategies = new int[Math.min(FIRST, players)];
    Token last = new Token(Kind.END, "", 1, 1);
    for (int i = 0; i < players; i++) {
      if (i == strategies.length) {
        strategies = Arrays.copyOf(strategies, (int) Math.min(2L * i, players));
      }
      last = tokens.next();
      strategies[i] = tokens.integer(last, "the number of strategies of player " + (i + 1), 1);
    }
    TensorShape shape = tokens.shape(last, strategies);
    double[][] payoffs = new double[players][];
    int[] places = {};
    for (int i = 0; i < players; i++) {
      GrowingTensor tensor = tensor(shape, i);
      if (i == 0) {
        places = shape.firstPlayerFastest();
      }
      payoffs[i] = tensor.moved(places);
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

  /** One player's payoffs in the order of the file. */
  private GrowingTensor tensor(TensorShape shape, int player) throws IOException {
    GrowingTensor payoffs = new GrowingTensor(shape);
    for (int k = 1; k <= shape.profiles(); k++) {
      int place = k;
      payoffs.append(
          tokens.number(
              tokens.next(),
              () -> "payoff %d of %d of player %d".formatted(place, shape.profiles(), player + 1)));
    }
    return payoffs;
  }
}
