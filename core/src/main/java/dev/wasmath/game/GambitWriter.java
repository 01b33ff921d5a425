package dev.wasmath.game;

import dev.wasmath.game.NormalFormGame.Player;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A game as a {@code .nfg} file, in either version. */
final class GambitWriter {
  private final Appendable out;

  GambitWriter(Appendable out) {
    this.out = out;
  }

  void game(NormalFormGame game) throws IOException {
    head(game);
    payoffs(game);
  }

  /** The game in the outcome version: equal payoffs are listed once, and zeros not at all. */
  void outcomes(NormalFormGame game) throws IOException {
    head(game);
    Map<List<Double>, Integer> outcomes = new LinkedHashMap<>();
    outcomes.put(Collections.nCopies(game.players(), 0.0), 0);
    StringBuilder numbers = new StringBuilder();
    out.append("{\n");
    for (int place : new TensorShape(game.strategies()).firstPlayerFastest()) {
      List<Double> payoffs = new ArrayList<>();
      for (int i = 0; i < game.players(); i++) {
        payoffs.add(game.payoffs(i)[place]);
      }
      int number = outcomes.getOrDefault(payoffs, outcomes.size());
      if (number == outcomes.size()) {
        outcomes.put(payoffs, number);
        outcome(number, payoffs);
      }
      numbers.append(numbers.isEmpty() ? "" : " ").append(number);
    }
    out.append("}\n").append(numbers).append('\n');
  }

  private void outcome(int number, List<Double> payoffs) throws IOException {
    out.append("{ \"").append(String.valueOf(number)).append("\"");
    for (int i = 0; i < payoffs.size(); i++) {
      out.append(i == 0 ? " " : ", ").append(GambitNumber.format(payoffs.get(i)));
    }
    out.append(" }\n");
  }

  private void head(NormalFormGame game) throws IOException {
    out.append("NFG 1 R ").append(quoted(game.title())).append(" {");
    for (int i = 0; i < game.players(); i++) {
      out.append(' ').append(quoted(game.player(i).name()));
    }
    out.append(" }\n\n");
    strategies(game);
    out.append(quoted(game.comment())).append("\n\n");
  }

  /** Gambit knows numbers for all players or labels for all. */
  private void strategies(NormalFormGame game) throws IOException {
    boolean numbers =
        IntStream.range(0, game.players()).allMatch(i -> game.player(i).labels().isEmpty());
    out.append(numbers ? "{" : "{\n");
    for (int i = 0; i < game.players(); i++) {
      if (numbers) {
        out.append(' ').append(String.valueOf(game.strategies(i)));
      } else {
        labels(game.player(i));
      }
    }
    out.append(numbers ? " }\n" : "}\n");
  }

  private void labels(Player player) throws IOException {
    out.append("{");
    for (int s = 0; s < player.strategies(); s++) {
      out.append(' ').append(quoted(player.label(s)));
    }
    out.append(" }\n");
  }

  private void payoffs(NormalFormGame game) throws IOException {
    for (int place : new TensorShape(game.strategies()).firstPlayerFastest()) {
      for (int i = 0; i < game.players(); i++) {
        out.append(i == 0 ? "" : " ").append(GambitNumber.format(game.payoffs(i)[place]));
      }
      out.append('\n');
    }
  }

  private static String quoted(String text) {
    if (text.endsWith("\\") || text.contains("\\\"")) {
      throw new IllegalArgumentException(
          "The .nfg format has no way to write a backslash before a quotation mark: " + text);
    }
    return '"' + text.replace("\"", "\\\"") + '"';
  }
}
