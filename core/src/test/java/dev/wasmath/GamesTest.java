package dev.wasmath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.wasmath.op.Probe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class GamesTest {
  private final Wasmath math = Wasmath.builder().backends(List.of()).open();
  private final Games games = math.games();

  @AfterEach
  void close() {
    math.close();
  }

  @Test
  void payoffsAreThoseOfAllProfilesEnumerated() {
    Probe probe = Probe.ordinary(6);
    for (int trial = 0; trial < 200; trial++) {
      int players = 1 + trial % 6;
      int[] strategies = new int[players];
      double[][] profile = new double[players][];
      int profiles = 1;
      for (int i = 0; i < players; i++) {
        strategies[i] = 1 + (int) (2 * (probe.next() + 1));
        profile[i] = mixed(probe, strategies[i]);
        profiles *= strategies[i];
      }
      double[] payoffs = probe.doubles(profiles);
      for (int player = 0; player < players; player++) {
        double[] v = games.payoffComputation(strategies, player, payoffs, profile);
        assertThat(v)
            .as("player %d of %s", player, Arrays.toString(strategies))
            .containsExactly(enumerated(strategies, player, payoffs, profile), within(1e-14));
      }
    }
  }

  @Test
  void manyProfilesAtOnceGiveTheBitsOfEachAlone() {
    Probe probe = Probe.ordinary(7);
    for (int trial = 0; trial < 60; trial++) {
      int[] strategies = new int[1 + trial % 6];
      int pure = 1;
      for (int i = 0; i < strategies.length; i++) {
        strategies[i] = 1 + (int) (2 * (probe.next() + 1));
        pure *= strategies[i];
      }
      double[] payoffs = probe.doubles(pure);
      List<double[][]> profiles = profiles(probe, trial * 3 % 70, strategies);
      assertThat(games.payoffComputation(strategies, 0, payoffs, profiles))
          .hasNumberOfRows(profiles.size());
      compareWithEachAlone(strategies, payoffs, profiles);
    }
  }

  @Test
  void manyProfilesAtOnceGiveTheBitsOfEachAloneInLargerGames() {
    Probe probe = Probe.ordinary(8);
    int[][] shapes = {
      {3, 3, 3, 3, 3, 3, 3, 3, 3},
      {2, 3, 20, 4, 17},
      {5, 7, 40, 9},
      {80, 67},
      {3, 900, 2},
      {3, 3, 601},
      {5, 2, 2, 301},
      {3, 1, 40, 1, 60},
      {1, 80, 1, 70},
      {9, 8, 1, 9, 8, 1}
    };
    for (int[] strategies : shapes) {
      double[] payoffs = probe.doubles(Arrays.stream(strategies).reduce(1, (a, b) -> a * b));
      compareWithEachAlone(strategies, payoffs, profiles(probe, 77, strategies));
    }
  }

  @Test
  void manyProfilesAtOnceIgnoreInfinitePayoffsOfNoWeightAsEachAlone() {
    Probe probe = Probe.ordinary(9);
    int[] strategies = {8, 8, 9, 8, 2};
    double[] payoffs = probe.doubles(8 * 8 * 9 * 8 * 2);
    payoffs[5] = Double.POSITIVE_INFINITY;
    payoffs[100] = Double.NEGATIVE_INFINITY;
    payoffs[150] = Double.NaN;
    payoffs[160] = Double.MAX_VALUE;
    compareWithEachAlone(strategies, payoffs, profiles(probe, 64, strategies));
  }

  private static List<double[][]> profiles(Probe probe, int count, int[] strategies) {
    List<double[][]> profiles = new ArrayList<>();
    for (int b = 0; b < count; b++) {
      profiles.add(
          Arrays.stream(strategies).mapToObj(s -> mixed(probe, s)).toArray(double[][]::new));
    }
    return profiles;
  }

  private void compareWithEachAlone(int[] strategies, double[] payoffs, List<double[][]> profiles) {
    double[][] tensors = new double[strategies.length][];
    for (int player = 0; player < tensors.length; player++) {
      tensors[player] = player == 0 ? payoffs : rotated(payoffs, player);
    }
    List<double[][]> packed = games.payoffComputation(games.pack(strategies, tensors), profiles);
    assertThat(packed).hasSameSizeAs(profiles);
    for (int player = 0; player < strategies.length; player++) {
      double[] tensor = tensors[player];
      double[][] together = games.payoffComputation(strategies, player, tensor, profiles);
      for (int b = 0; b < together.length; b++) {
        double[] alone = games.payoffComputation(strategies, player, tensor, profiles.get(b));
        for (double[] each : List.of(together[b], packed.get(b)[player])) {
          assertThat(each)
              .as("profile %d, player %d of %s", b, player, Arrays.toString(strategies))
              .containsExactly(alone);
        }
      }
    }
  }

  private static double[] rotated(double[] x, int by) {
    double[] out = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      out[i] = x[(i + by) % x.length];
    }
    return out;
  }

  @Test
  void manyProfilesAreProductsOfPackedPanels() {
    int[] strategies = {5, 2, 2, 301};
    double[] payoffs = Probe.ordinary(1).doubles(5 * 2 * 2 * 301);
    List<double[][]> profiles = profiles(Probe.ordinary(2), 64, strategies);
    double[][] _ = games.payoffComputation(strategies, 1, payoffs, profiles);
    long unpacked = products();
    assertThat(unpacked).isPositive();
    double[][] tensors = {payoffs, payoffs, payoffs, payoffs};
    PackedGame packed = games.pack(strategies, tensors);
    assertThat(packed.players().get(1).panels()).hasSizeGreaterThan(payoffs.length);
    List<double[][]> _ = games.payoffComputation(packed, profiles);
    assertThat(products()).isGreaterThan(unpacked);
  }

  @Test
  void profilesOfSmallGamesAreContractedOneAfterTheOther() {
    int[] strategies = {16, 16, 16};
    double[][] tensors = new double[3][16 * 16 * 16];
    List<double[][]> profiles = profiles(Probe.ordinary(2), 64, strategies);
    PackedGame packed = games.pack(strategies, tensors);
    List<double[][]> _ = games.payoffComputation(packed, profiles);
    assertThat(packed.players().getFirst().panels()).isEmpty();
    assertThat(products()).isZero();
  }

  private long products() {
    return math.report("panelProduct").metrics().usage().cpuCalls();
  }

  @Test
  void noProfilesAreCheckedAsManyAre() {
    assertThat(games.payoffComputation(new int[] {2, 2}, 1, new double[4], List.of())).isEmpty();
    assertThat(games.payoffComputation(games.pack(new int[] {2}, new double[1][2]), List.of()))
        .isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> games.payoffComputation(new int[] {2, 2}, -1, new double[4], List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> games.payoffComputation(new int[] {2, 2}, 0, new double[3], List.of()));
  }

  @Test
  void oneOfManyProfilesThatDoesNotFitIsAnError() {
    double[][] right = {{0.5, 0.5}, {1, 0, 0}};
    double[][] wrong = {{0.5, 0.5}, {1, 0}};
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                games.payoffComputation(new int[] {2, 3}, 0, new double[6], List.of(right, wrong)))
        .withMessageContaining("player 1's mixed strategy");
    PackedGame packed = games.pack(new int[] {2, 3}, new double[2][6]);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> games.payoffComputation(packed, List.of(right, wrong)))
        .withMessageContaining("player 1's mixed strategy");
  }

  @Test
  void theOwnMixedStrategyIsCheckedOnlyWhereItIsRead() {
    double[][] own = {{}, {0.25, 0.5, 0.25}};
    double[] payoffs = {1, 2, 3, 4, 5, 6};
    int[] strategies = {2, 3};
    assertThat(games.payoffComputation(strategies, 0, payoffs, List.<double[][]>of(own))[0])
        .containsExactly(2, 5);
    PackedGame packed = games.pack(strategies, new double[][] {payoffs, payoffs});
    assertThatIllegalArgumentException()
        .isThrownBy(() -> games.payoffComputation(packed, List.<double[][]>of(own)))
        .withMessageContaining("player 0's mixed strategy");
  }

  @Test
  void whatCannotBePackedIsAnError() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> games.pack(new int[] {2, 3}, new double[1][6]))
        .withMessageContaining("the payoffs");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> games.pack(new int[] {2, 3}, new double[][] {new double[6], {1}}))
        .withMessageContaining("the payoff tensor");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> games.pack(new int[] {2, 0}, new double[2][0]))
        .withMessageContaining("player 1 has 0 strategies");
  }

  @Test
  void aPackedGameKeepsItsShape() {
    int[] strategies = {2, 3};
    PackedGame packed = games.pack(strategies, new double[2][6]);
    strategies[1] = 1;
    assertThat(
            games.payoffComputation(
                packed, List.<double[][]>of(new double[][] {{1, 0}, {1, 0, 0}})))
        .singleElement()
        .satisfies(
            rows -> {
              assertThat(rows[0]).containsExactly(0, 0);
              assertThat(rows[1]).containsExactly(0, 0, 0);
            });
  }

  private static double[] mixed(Probe probe, int n) {
    double[] mixed = new double[n];
    double sum = 0;
    for (int i = 0; i < n; i++) {
      mixed[i] = Math.max(0, probe.next() + 0.5);
      sum += mixed[i];
    }
    for (int i = 0; i < n; i++) {
      mixed[i] = sum == 0 ? 1.0 / n : mixed[i] / sum;
    }
    return mixed;
  }

  private static double[] enumerated(
      int[] strategies, int player, double[] payoffs, double[][] profile) {
    double[] v = new double[strategies[player]];
    for (int index = 0; index < payoffs.length; index++) {
      int rest = index;
      double probability = 1;
      int own = 0;
      for (int i = strategies.length - 1; i >= 0; i--) {
        int strategy = rest % strategies[i];
        rest /= strategies[i];
        if (i == player) {
          own = strategy;
        } else {
          probability *= profile[i][strategy];
        }
      }
      v[own] += probability * payoffs[index];
    }
    return v;
  }

  @Test
  void aLonePlayersPayoffsAreCopied() {
    double[] payoffs = {1, 2, 3};
    double[] v = games.payoffComputation(new int[] {3}, 0, payoffs, new double[1][0]);
    assertThat(v).isNotSameAs(payoffs).containsExactly(1, 2, 3);
  }

  @Test
  void sizesThatDoNotFitAreNamed() {
    double[][] profile = {{0.5, 0.5}, {1, 0, 0}};
    int[] strategies = {2, 3};
    assertThatIllegalArgumentException()
        .isThrownBy(() -> games.payoffComputation(strategies, 2, new double[6], profile))
        .withMessage("player 2 of a game with 2 players");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> games.pairPayoffs(strategies, 0, new double[5], profile))
        .withMessage("the payoff tensor has length 5 where 6 is needed");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> games.payoffComputation(strategies, 0, new double[5], profile))
        .withMessage("the payoff tensor has length 5 where 6 is needed");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> games.payoffComputation(strategies, 0, new double[6], new double[1][2]))
        .withMessage("the profile has length 1 where 2 is needed");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> games.payoffComputation(new int[] {2, 2}, 0, new double[4], profile))
        .withMessage("player 1's mixed strategy has length 3 where 2 is needed");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> games.payoffComputation(new int[] {2, 0}, 0, new double[0], profile))
        .withMessage("player 1 has 0 strategies");
    int[] many = new int[64];
    Arrays.fill(many, 2);
    double[][] even = new double[64][2];
    assertThatIllegalArgumentException()
        .isThrownBy(() -> games.payoffComputation(many, 0, new double[7], even))
        .withMessage("the payoff tensor has length 7 where 2147483648 or more is needed");
  }

  @Test
  void theLowestStrategyWinsATie() {
    assertThat(games.bestResponse(new double[] {1, 3, 2, 3}, 0)).isEqualTo(1);
    assertThat(games.bestResponse(new double[] {0.0, -0.0}, 0)).isEqualTo(0);
    assertThat(games.bestResponse(new double[] {-0.0, 0.0}, 0)).isEqualTo(0);
    assertThat(games.bestResponse(new double[] {2.5, 3}, 0.5)).isEqualTo(0);
    assertThat(games.bestResponse(new double[] {2.4, 3}, 0.5)).isEqualTo(1);
    assertThat(games.bestResponse(new double[] {7}, 0)).isEqualTo(0);
    double infinity = Double.POSITIVE_INFINITY;
    assertThat(games.bestResponse(new double[] {1, infinity}, 1)).isEqualTo(1);
    assertThat(games.bestResponse(new double[] {-infinity, -infinity}, 1)).isEqualTo(0);
  }

  @Test
  void aBestResponseNeedsComparablePayoffs() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> games.bestResponse(new double[] {1, Double.NaN}, 0))
        .withMessage("a payoff is NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> games.bestResponse(new double[0], 0))
        .withMessage("there are no payoffs");
    for (double tolerance : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> games.bestResponse(new double[] {1}, tolerance))
          .withMessageContaining("" + tolerance);
    }
  }

  @Test
  void regretIsWhatTheBestResponseWouldGain() {
    assertThat(games.regret(new double[] {1, 4}, new double[] {0.5, 0.5})).isEqualTo(1.5);
    assertThat(games.regret(new double[] {1, 4}, new double[] {0, 1})).isEqualTo(0);
    assertThat(games.regret(new double[] {-0.0}, new double[] {1})).isEqualTo(0.0);
    // Rounding makes the expected payoff larger than the best.
    double[] even = {0.1, 0.1, 0.1};
    double[] third = {0.33333333333333337, 0.33333333333333337, 0.33333333333333337};
    assertThat(math.vectors().dot(even, third)).isGreaterThan(0.1);
    assertThat(games.regret(even, third)).isEqualTo(0.0);
    double[] many = new double[3001];
    double[] mixed = new double[3001];
    for (int a = 0; a < many.length; a++) {
      many[a] = a % 1000;
      mixed[a] = 1.0 / 4096;
    }
    // Three times 0 + ... + 999, and a last 0.
    assertThat(games.regret(many, mixed)).isEqualTo(999 - 1498500.0 / 4096);
  }

  @Test
  void convergenceIsCheckedPlayerByPlayer() {
    double[][] payoffs = {{1, 4}, {2, 2, 2}, {7}};
    double[][] profile = {{0.5, 0.5}, {0.25, 0.5, 0.25}, {1}};
    assertThat(games.convergenceCheck(payoffs, profile)).containsExactly(1.5, 0, 0);
    assertThat(games.convergenceCheck(new double[0][], new double[0][])).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> games.convergenceCheck(payoffs, new double[2][2]))
        .withMessage("the profile has length 2 where 3 is needed");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> games.convergenceCheck(payoffs, new double[3][2]))
        .withMessage("lengths differ: 3 and 2");
  }

  @Test
  void regretNeedsComparablePayoffs() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> games.regret(new double[2], new double[3]))
        .withMessage("lengths differ: 2 and 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> games.regret(new double[0], new double[0]))
        .withMessage("there are no payoffs");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> games.regret(new double[] {Double.NaN}, new double[] {1}))
        .withMessage("a payoff is NaN");
    double infinity = Double.POSITIVE_INFINITY;
    assertThat(games.regret(new double[] {1, -infinity}, new double[] {0.5, 0.5}))
        .isEqualTo(infinity);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> games.regret(new double[] {1, infinity}, new double[] {0, 1}))
        .withMessage(
            "the regret is not a number: the best payoff is Infinity, the expected one Infinity");
  }
}
