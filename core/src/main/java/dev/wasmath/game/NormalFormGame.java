package dev.wasmath.game;

import dev.wasmath.Wasmath;
import dev.wasmath.op.Probe;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * A finite game in normal form: players, each with a number of strategies, and for each pure
 * profile (one strategy a player) a payoff to every player.
 *
 * <p>The payoffs are dense: one flat tensor a player, of one number a profile, row-major, so that
 * player 0's strategy changes slowest and the last player's fastest. Of n players with
 * s<sub>0</sub>, ..., s<sub>n-1</sub> strategies the profile (a<sub>0</sub>, ..., a<sub>n-1</sub>)
 * is at index
 *
 * <pre>{@code (...((a0 * s1 + a1) * s2 + a2)...) * s[n-1] + a[n-1]}</pre>
 *
 * <p>Players and strategies are counted from 0. Tensors are shared, never copied.
 */
public final class NormalFormGame implements Game {
  private final String title;
  private final String comment;
  private final List<Player> players;
  private final TensorShape shape;
  private final double[][] payoffs;

  /**
   * The game of these players and payoffs. The tensors are wrapped, not copied; they must not
   * change afterwards.
   *
   * @throws IllegalArgumentException if there is no player, the number of tensors is not the number
   *     of players, a tensor is not as long as the pure profiles are many, that number exceeds an
   *     array, or a payoff is NaN or infinite
   */
  public NormalFormGame(String title, String comment, List<Player> players, double[]... payoffs) {
    this.title = Objects.requireNonNull(title, "title");
    this.comment = Objects.requireNonNull(comment, "comment");
    this.players = List.copyOf(players);
    this.shape = new TensorShape(players.stream().mapToInt(Player::strategies).toArray());
    this.payoffs = payoffs.clone();
    check();
  }

  /**
   * The game without names: the same as the constructor, with players called 1, 2, ...
   *
   * @throws IllegalArgumentException as the constructor does
   */
  public static NormalFormGame of(String title, int[] strategies, double[]... payoffs) {
    return new NormalFormGame(title, "", Player.numbered(strategies), payoffs);
  }

  /**
   * The volunteer's dilemma (Diekmann 1985): everybody has the benefit if at least one player
   * volunteers (strategy 0), who bears the cost; if all wait (strategy 1), nobody has anything.
   *
   * <p>With 0 &lt; cost &lt; benefit and n players, the symmetric equilibrium waits with
   * probability {@code (cost / benefit)^(1 / (n - 1))}.
   *
   * @throws IllegalArgumentException if there are fewer than 2 players, the tensors do not fit, or
   *     cost and benefit are not as above
   */
  public static NormalFormGame volunteersDilemma(int players, double benefit, double cost) {
    if (players < 2) {
      throw new IllegalArgumentException("A dilemma has at least 2 players, not " + players);
    }
    if (!(0 < cost && cost < benefit && benefit < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "The cost is above 0 and below the benefit; not " + cost + " and " + benefit);
    }
    int[] strategies = new int[players];
    Arrays.fill(strategies, 2);
    double[][] payoffs = new TensorShape(strategies).allocate();
    for (int i = 0; i < players; i++) {
      int own = 1 << (players - 1 - i);
      int allWait = payoffs[i].length - 1;
      for (int profile = 0; profile < allWait; profile++) {
        payoffs[i][profile] = (profile & own) == 0 ? benefit - cost : benefit;
      }
    }
    List<Player> named =
        IntStream.rangeClosed(1, players)
            .mapToObj(i -> Player.of("Player " + i, "Volunteer", "Wait"))
            .toList();
    return new NormalFormGame("Volunteer's dilemma, " + players + " players", "", named, payoffs);
  }

  /**
   * The game whose payoffs are drawn evenly from [-1, 1), player by player in the order of the
   * tensors, by {@link Probe#ordinary}: the same seed gives the same game on every machine.
   *
   * @throws IllegalArgumentException if there is no player, a player has no strategy, or the
   *     tensors do not fit
   */
  public static NormalFormGame random(long seed, int... strategies) {
    TensorShape shape = new TensorShape(strategies);
    double[][] payoffs = shape.allocate();
    Probe probe = Probe.ordinary(seed);
    for (double[] tensor : payoffs) {
      Arrays.setAll(tensor, index -> probe.next());
    }
    return of("Random " + shape + ", seed " + seed, strategies, payoffs);
  }

  @Override
  public String title() {
    return title;
  }

  /** The author's comment, perhaps empty. */
  public String comment() {
    return comment;
  }

  @Override
  public int players() {
    return players.size();
  }

  @Override
  public Player player(int player) {
    return players.get(player);
  }

  @Override
  public int strategies(int player) {
    return shape.strategies(player);
  }

  @Override
  public int[] strategies() {
    return shape.strategies();
  }

  /** One player's payoffs, in the order given above: the array itself, not a copy. */
  public double[] payoffs(int player) {
    return payoffs[player];
  }

  /** The number of pure profiles: the product of the numbers of strategies. */
  public long profiles() {
    return shape.profiles();
  }

  @Override
  public double payoffRange(int player) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double payoff : payoffs[player]) {
      low = Math.min(low, payoff);
      high = Math.max(high, payoff);
    }
    return high - low;
  }

  @Override
  public double[] deviationPayoffs(Wasmath math, int player, double[][] profile) {
    return math.games().payoffComputation(strategies(), player, payoffs[player], profile);
  }

  @Override
  public double[][] pairPayoffs(Wasmath math, int player, double[][] profile) {
    return math.games().pairPayoffs(strategies(), player, payoffs[player], profile);
  }

  @Override
  public NormalFormGame normalForm() {
    return this;
  }

  @Override
  public double payoff(int player, int... profile) {
    return payoffs[player][shape.index(profile)];
  }

  /** Whether the other object is a game of the same names and the same payoffs, bit by bit. */
  @Override
  public boolean equals(Object other) {
    return other instanceof NormalFormGame that
        && title.equals(that.title)
        && comment.equals(that.comment)
        && players.equals(that.players)
        && Arrays.deepEquals(payoffs, that.payoffs);
  }

  @Override
  public int hashCode() {
    return 31 * Objects.hash(title, comment, players) + Arrays.deepHashCode(payoffs);
  }

  @Override
  public String toString() {
    return "NormalFormGame \"" + title + "\" " + shape;
  }

  private void check() {
    if (payoffs.length != players.size()) {
      throw new IllegalArgumentException(
          payoffs.length + " payoff tensors for " + players.size() + " players");
    }
    for (int i = 0; i < payoffs.length; i++) {
      if (payoffs[i].length != shape.profiles()) {
        throw new IllegalArgumentException(
            "Player "
                + i
                + " has "
                + payoffs[i].length
                + " payoffs; a "
                + shape
                + " game has "
                + shape.profiles()
                + " pure profiles");
      }
      for (int index = 0; index < payoffs[i].length; index++) {
        if (!Double.isFinite(payoffs[i][index])) {
          throw new IllegalArgumentException(
              "Player "
                  + i
                  + "'s payoff at "
                  + Arrays.toString(shape.profile(index))
                  + " is "
                  + payoffs[i][index]);
        }
      }
    }
  }

  /**
   * A player's name and strategies. A player whose {@code labels} are empty calls them 1, 2, ...,
   * {@code strategies}; giving those very labels is the same as giving none.
   */
  public record Player(String name, int strategies, List<String> labels) {
    /**
     * @throws IllegalArgumentException if there are labels, but not one a strategy
     */
    public Player {
      if (!labels.isEmpty() && labels.size() != strategies) {
        throw new IllegalArgumentException(
            "Player \""
                + name
                + "\" has "
                + strategies
                + " strategies and "
                + labels.size()
                + " labels");
      }
      labels = isNumbered(labels) ? List.of() : List.copyOf(labels);
    }

    /** A player with labelled strategies. */
    public static Player of(String name, String... labels) {
      return new Player(name, labels.length, List.of(labels));
    }

    /** Players called 1, 2, ... with strategies called 1, 2, ... */
    static List<Player> numbered(int... strategies) {
      return IntStream.range(0, strategies.length)
          .mapToObj(i -> new Player(String.valueOf(i + 1), strategies[i], List.of()))
          .toList();
    }

    /** The name of one strategy, counted from 0. */
    public String label(int strategy) {
      Objects.checkIndex(strategy, strategies);
      return labels.isEmpty() ? String.valueOf(strategy + 1) : labels.get(strategy);
    }

    private static boolean isNumbered(List<String> labels) {
      return IntStream.range(0, labels.size())
          .allMatch(i -> labels.get(i).equals(String.valueOf(i + 1)));
    }
  }
}
