package dev.wasmath.game;

import dev.wasmath.game.GambitTokens.Kind;
import dev.wasmath.game.GambitTokens.Token;
import dev.wasmath.game.NormalFormGame.Player;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** A game from the tokens of a {@code .nfg} file, by recursive descent. */
final class GambitParser {
  private final GambitTokens tokens;
  private Token token;

  GambitParser(GambitTokens tokens) throws IOException {
    this.tokens = tokens;
    this.token = tokens.next();
  }

  NormalFormGame game() throws IOException {
    word("NFG", "at the start of a Gambit normal form file");
    word("1", "as the version of the format");
    if (token.text().equals("D")) {
      word("D", "as the kind of numbers");
    } else {
      word("R", "as the kind of numbers");
    }
    String title = take(Kind.TEXT, "the title in quotation marks").text();
    List<String> names = playerNames();
    Token strategies = token;
    List<Player> players = players(names);
    String comment = token.kind() == Kind.TEXT ? advance().text() : "";
    TensorShape shape =
        tokens.shape(strategies, players.stream().mapToInt(Player::strategies).toArray());
    double[][] payoffs = token.kind() == Kind.OPEN ? outcomeBody(shape) : payoffBody(shape);
    return new NormalFormGame(title, comment, players, payoffs);
  }

  private List<String> playerNames() throws IOException {
    Token open = take(Kind.OPEN, "\"{\" before the names of the players");
    List<String> names = texts("the name of a player in quotation marks, or \"}\"");
    if (names.isEmpty()) {
      throw tokens.problem(open, "a game has at least 1 player, not 0");
    }
    return names;
  }

  private List<Player> players(List<String> names) throws IOException {
    Token open = take(Kind.OPEN, "\"{\" before the strategies of the players");
    List<Player> players = new ArrayList<>();
    while (token.kind() != Kind.CLOSE) {
      String name = players.size() < names.size() ? names.get(players.size()) : "";
      players.add(player(name));
    }
    if (players.size() != names.size()) {
      throw tokens.problem(
          open, "strategies of " + players.size() + " players for " + names.size() + " names");
    }
    advance();
    return players;
  }

  private Player player(String name) throws IOException {
    if (token.kind() == Kind.OPEN) {
      Token open = advance();
      List<String> labels = texts("the label of a strategy in quotation marks, or \"}\"");
      if (labels.isEmpty()) {
        throw tokens.problem(open, "player \"" + name + "\" has no strategy");
      }
      return new Player(name, labels.size(), labels);
    }
    int strategies =
        integer("the number of strategies of player \"" + name + "\", or \"{\" and labels", 1);
    return new Player(name, strategies, List.of());
  }

  private List<String> texts(String expected) throws IOException {
    List<String> texts = new ArrayList<>();
    while (token.kind() != Kind.CLOSE) {
      texts.add(take(Kind.TEXT, expected).text());
    }
    advance();
    return texts;
  }

  private double[][] payoffBody(TensorShape shape) throws IOException {
    List<GrowingTensor> tensors = tensors(shape);
    long total = (long) shape.players() * shape.profiles();
    for (int profile = 0; profile < shape.profiles(); profile++) {
      for (int i = 0; i < shape.players(); i++) {
        long place = (long) profile * shape.players() + i + 1;
        tensors.get(i).append(payoff(() -> "payoff " + place + " of " + total));
      }
    }
    end("after " + total + " payoffs");
    return inOurOrder(tensors, shape);
  }

  private double[][] outcomeBody(TensorShape shape) throws IOException {
    List<double[]> outcomes = outcomes(shape.players());
    List<GrowingTensor> tensors = tensors(shape);
    for (int profile = 0; profile < shape.profiles(); profile++) {
      Token at = token;
      int outcome =
          integer("the outcome of profile " + (profile + 1) + " of " + shape.profiles(), 0);
      if (outcome >= outcomes.size()) {
        throw tokens.problem(
            at, "outcome " + outcome + " of " + (outcomes.size() - 1) + " in the list");
      }
      double[] payoffs = outcomes.get(outcome);
      for (int i = 0; i < payoffs.length; i++) {
        tensors.get(i).append(payoffs[i]);
      }
    }
    end("after " + shape.profiles() + " outcomes");
    return inOurOrder(tensors, shape);
  }

  private static List<GrowingTensor> tensors(TensorShape shape) {
    return IntStream.range(0, shape.players()).mapToObj(i -> new GrowingTensor(shape)).toList();
  }

  private static double[][] inOurOrder(List<GrowingTensor> tensors, TensorShape shape) {
    int[] places = shape.firstPlayerFastest();
    return tensors.stream().map(tensor -> tensor.moved(places)).toArray(double[][]::new);
  }

  /** The payoffs of the outcomes by number; number 0 is the outcome that pays nothing. */
  private List<double[]> outcomes(int players) throws IOException {
    List<double[]> outcomes = new ArrayList<>();
    outcomes.add(new double[players]);
    advance();
    while (token.kind() != Kind.CLOSE) {
      take(Kind.OPEN, "\"{\" before an outcome, or \"}\" after the last");
      take(Kind.TEXT, "the name of an outcome in quotation marks");
      double[] payoffs = new double[players];
      for (int i = 0; i < players; i++) {
        if (token.kind() == Kind.COMMA) {
          advance();
        }
        int place = i + 1;
        payoffs[i] =
            payoff(
                () -> "payoff %d of %d in outcome %d".formatted(place, players, outcomes.size()));
      }
      if (token.kind() == Kind.COMMA) {
        advance();
      }
      take(Kind.CLOSE, "\"}\" after the " + players + " payoffs of an outcome");
      outcomes.add(payoffs);
    }
    advance();
    return outcomes;
  }

  private double payoff(Supplier<String> expected) throws IOException {
    double payoff = tokens.number(token, expected);
    advance();
    return payoff;
  }

  private int integer(String expected, int least) throws IOException {
    int integer = tokens.integer(token, expected, least);
    advance();
    return integer;
  }

  private void word(String word, String role) throws IOException {
    if (token.kind() != Kind.WORD || !token.text().equals(word)) {
      throw tokens.problem(token, "expected \"" + word + "\" " + role + ", found " + token.shown());
    }
    advance();
  }

  private void end(String where) throws IOException {
    take(Kind.END, "the end of the file " + where);
  }

  private Token take(Kind kind, String expected) throws IOException {
    if (token.kind() != kind) {
      throw tokens.problem(token, "expected " + expected + ", found " + token.shown());
    }
    return advance();
  }

  private Token advance() throws IOException {
    Token taken = token;
    token = tokens.next();
    return taken;
  }
}
