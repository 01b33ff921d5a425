package dev.wasmath.wasm;

import dev.wasmath.Matrix;
import dev.wasmath.Policy;
import dev.wasmath.Strategy;
import dev.wasmath.Wasmath;
import dev.wasmath.op.Probe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A program that prints the lines of {@code doors.golden}: hashes of the bits of what is written on
 * top of the kernels and exists in JavaScript as well, inverses and payoffs.
 */
final class GoldenDoors {
  private static final int[] ORDERS = {
    0, 1, 2, 3, 5, 7, 8, 9, 15, 16, 17, 24, 31, 32, 33, 40, 63, 64, 65, 100, 127, 129, 200, 257
  };

  private static final int[][] GAMES = {
    {1},
    {4},
    {2, 2},
    {3, 5},
    {5, 3},
    {1, 4},
    {2, 3, 4},
    {4, 1, 3},
    {3, 3, 3, 3},
    {2, 1, 5, 2, 3},
    {2, 2, 2, 2, 2, 2},
    {3, 3, 3, 3, 3, 3, 3},
    {17, 9, 33},
    {3, 3, 3, 3, 3, 3, 3, 3, 3, 3}
  };

  private GoldenDoors() {}

  public static void main(String[] arguments) {
    lines(Strategy.CPU).forEach(System.out::println);
  }

  /** The lines, with one strategy. */
  static List<String> lines(Strategy strategy) {
    List<String> lines = new ArrayList<>();
    try (Wasmath math =
        Wasmath.builder()
            .policy(Policy.always(strategy))
            .backends(List.of(new WasmBackend()))
            .open()) {
      for (int n : ORDERS) {
        Matrix a = Matrix.of(n, n, Probe.ordinary(n).doubles(n * n));
        lines.add(line("inverse " + n, math.matrices().inverse(a).data()));
      }
      for (int[] strategies : GAMES) {
        for (int player = 0; player < strategies.length; player++) {
          lines.add(payoffs(math, strategies, player));
        }
      }
    }
    return lines;
  }

  /** Weights may be zero, or negative: sums have the same bits whatever they mean. */
  private static String payoffs(Wasmath math, int[] strategies, int player) {
    Probe probe = Probe.ordinary(player);
    double[] tensor = probe.doubles(Arrays.stream(strategies).reduce(1, (a, b) -> a * b));
    double[][] profile = new double[strategies.length][];
    for (int i = 0; i < profile.length; i++) {
      profile[i] = probe.doubles(strategies[i]);
      if (i % 3 == 2) {
        profile[i][0] = 0.0;
      }
    }
    String shape =
        Arrays.stream(strategies).mapToObj(Integer::toString).collect(Collectors.joining("x"));
    return line(
        "payoffs " + shape + " " + player,
        math.games().payoffComputation(strategies, player, tensor, profile));
  }

  private static String line(String name, double[] result) {
    return name + " " + GoldenCalls.hash(result);
  }
}
