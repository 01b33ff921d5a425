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
 * top of the kernels and exists in JavaScript as well: inverses, payoffs, Hardy's Z and zeta.
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

  /** Numbers of points, around a block of the kernel's eight. */
  private static final int[] POINTS = {1, 7, 8, 9, 100};

  /** Where the formulas of Hardy's Z change, and beyond, up to the largest. */
  private static final double[] HEIGHTS = {1.0, 16.0, 100.0, 2000.0, 1e4, 1e6};

  private static final double[] HEIGHT_EDGES = {
    0.0,
    -0.0,
    Double.MIN_VALUE,
    1e-300,
    15.999999999999998,
    16.0,
    1999.9999999999998,
    2000.0,
    -2000.0,
    14.134725141734693,
    999999.9999999999,
    1e6,
    -1e6
  };

  /** Where the formulas of zeta change, and beyond. */
  private static final double[] SPANS = {1.0, 3.0, 20.0, 80.0, 280.0};

  private static final double[] ZETA_EDGES = {
    0.0,
    -0.0,
    Double.MIN_VALUE,
    -Double.MIN_VALUE,
    -1e-301,
    -1e-299,
    0.9999999999999999,
    1.0000000000000002,
    1e-20,
    2.0,
    -2.0,
    -15.000000000000002,
    60.0,
    60.00000000000001,
    1100.0,
    Double.MAX_VALUE,
    Double.POSITIVE_INFINITY,
    -259.5,
    -401.0,
    -1e5,
    -1e17
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
      addSequences(lines, math);
    }
    return lines;
  }

  private static void addSequences(List<String> lines, Wasmath math) {
    for (double height : HEIGHTS) {
      for (int n : POINTS) {
        double[] t = scaled(n, height);
        lines.add(line("hardyZ " + (int) height + " " + n, math.sequences().hardyZ(t)));
      }
    }
    lines.add(line("hardyZ edges", math.sequences().hardyZ(HEIGHT_EDGES)));
    for (double span : SPANS) {
      lines.add(line("zeta " + (int) span, math.sequences().zeta(scaled(200, span))));
    }
    lines.add(line("zeta edges", math.sequences().zeta(ZETA_EDGES)));
  }

  private static double[] scaled(int n, double scale) {
    return Arrays.stream(Probe.ordinary(n).doubles(n)).map(x -> x * scale).toArray();
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
