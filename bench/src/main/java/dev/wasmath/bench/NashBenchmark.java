package dev.wasmath.bench;

import dev.wasmath.Games;
import dev.wasmath.PackedGame;
import dev.wasmath.Policy;
import dev.wasmath.Strategy;
import dev.wasmath.Wasmath;
import dev.wasmath.game.NormalFormGame;
import dev.wasmath.op.Probe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The payoffs of a Nash iteration: every player's deviation payoffs and regret, on seeded random
 * games: {@code scripts/jmh NashBenchmark}. Times are for one starting profile.
 *
 * <p>Beside it stand the enumeration of all pure profiles, the textbook loop for two players, and
 * the sum of all payoffs, which reads the same memory and does nothing else. Before anything is
 * timed, each is compared with the enumeration, within rounding, and the batch with the single
 * profiles, bit by bit.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 20, time = 1)
@Measurement(iterations = 6, time = 1)
@State(Scope.Thread)
public class NashBenchmark {
  private static final int STARTS = 64;
  private static final double CLOSE = 1e-9;

  @Param({"3x3x3x3x3x3x3x3x3x3", "4x4x4x4x4x4x4x4x4x4", "1000x1000"})
  String shape = "2x2";

  @Param({"cpu", "wasm"})
  String strategy = "cpu";

  private Wasmath math = Wasmath.builder().policy(Policy.always(Strategy.CPU)).open();
  private Games games = math.games();
  private int[] strategies = {2, 2};
  private double[][] tensors = new double[2][4];
  private List<double[][]> profiles = List.of();
  private PackedGame packed = games.pack(strategies, tensors);

  /** Makes the game, and compares. */
  @Setup(Level.Trial)
  public void prepare() {
    math.close();
    math = Wasmath.builder().policy(Policy.always(Strategy.labelled(strategy))).open();
    games = math.games();
    strategies = Arrays.stream(shape.split("x", -1)).mapToInt(Integer::parseInt).toArray();
    NormalFormGame game = NormalFormGame.random(1, strategies);
    tensors = new double[strategies.length][];
    for (int i = 0; i < tensors.length; i++) {
      tensors[i] = game.payoffs(i);
    }
    Probe probe = Probe.ordinary(2);
    List<double[][]> starts = new ArrayList<>();
    for (int b = 0; b < STARTS; b++) {
      starts.add(Arrays.stream(strategies).mapToObj(s -> mixed(probe, s)).toArray(double[][]::new));
    }
    profiles = List.copyOf(starts);
    check("contraction", contraction(), enumeration());
    check("loop", loop(), enumeration());
    packed = games.pack(strategies, tensors);
    double[] together = regrets(profiles);
    double[] fromPacked = packedRegrets();
    if (!Arrays.equals(together, fromPacked)) {
      throw new AssertionError("packed, the payoffs give other regrets");
    }
    for (int b = 0; b < STARTS; b++) {
      double alone = regret(profiles.get(b));
      if (Double.doubleToLongBits(alone) != Double.doubleToLongBits(together[b])) {
        throw new AssertionError("start " + b + ": " + together[b] + " but alone " + alone);
      }
    }
  }

  private static double[] mixed(Probe probe, int count) {
    double[] mixed = new double[count];
    double sum = 0;
    for (int a = 0; a < count; a++) {
      mixed[a] = probe.next() + 1.5;
      sum += mixed[a];
    }
    for (int a = 0; a < count; a++) {
      mixed[a] /= sum;
    }
    return mixed;
  }

  private static void check(String what, double value, double expected) {
    if (!(Math.abs(value - expected) <= CLOSE)) {
      throw new AssertionError(what + ": " + value + " is not " + expected);
    }
  }

  private double regret(double[][] profile) {
    double largest = 0;
    for (int i = 0; i < tensors.length; i++) {
      double[] payoffs = games.payoffComputation(strategies, i, tensors[i], profile);
      largest = Math.max(largest, games.regret(payoffs, profile[i]));
    }
    return largest;
  }

  private double[] packedRegrets() {
    List<double[][]> payoffs = games.payoffComputation(packed, profiles);
    double[] largest = new double[payoffs.size()];
    for (int b = 0; b < largest.length; b++) {
      for (int i = 0; i < tensors.length; i++) {
        double regret = games.regret(payoffs.get(b)[i], profiles.get(b)[i]);
        largest[b] = Math.max(largest[b], regret);
      }
    }
    return largest;
  }

  private double[] regrets(List<double[][]> starts) {
    double[] largest = new double[starts.size()];
    for (int i = 0; i < tensors.length; i++) {
      double[][] payoffs = games.payoffComputation(strategies, i, tensors[i], starts);
      for (int b = 0; b < largest.length; b++) {
        double regret = games.regret(payoffs[b], starts.get(b)[i]);
        largest[b] = Math.max(largest[b], regret);
      }
    }
    return largest;
  }

  /** One profile, by contraction. */
  @Benchmark
  public double contraction() {
    return regret(profiles.getFirst());
  }

  /** 64 profiles at once. */
  @Benchmark
  @OperationsPerInvocation(STARTS)
  public double[] batch() {
    return regrets(profiles);
  }

  /** The same, of payoffs that have been packed before. */
  @Benchmark
  @OperationsPerInvocation(STARTS)
  public double[] packedBatch() {
    return packedRegrets();
  }

  /** One profile, by enumeration of all pure profiles. */
  @Benchmark
  public double enumeration() {
    double[][] profile = profiles.getFirst();
    double largest = 0;
    for (int player = 0; player < tensors.length; player++) {
      double[] payoffs = new double[strategies[player]];
      int[] pure = new int[strategies.length];
      for (double payoff : tensors[player]) {
        double weight = 1;
        for (int i = 0; i < pure.length; i++) {
          weight *= i == player ? 1 : profile[i][pure[i]];
        }
        payoffs[pure[player]] += weight * payoff;
        int i = pure.length - 1;
        while (i >= 0 && ++pure[i] == strategies[i]) {
          pure[i--] = 0;
        }
      }
      largest = Math.max(largest, games.regret(payoffs, profile[player]));
    }
    return largest;
  }

  /** One profile of a game of two by the textbook's loops; others are enumerated. */
  @Benchmark
  public double loop() {
    if (tensors.length > 2) {
      return enumeration();
    }
    double[][] profile = profiles.getFirst();
    double[] rows = new double[strategies[0]];
    double[] columns = new double[strategies[1]];
    for (int a = 0; a < rows.length; a++) {
      for (int b = 0; b < columns.length; b++) {
        rows[a] += tensors[0][a * columns.length + b] * profile[1][b];
        columns[b] += tensors[1][a * columns.length + b] * profile[0][a];
      }
    }
    return Math.max(games.regret(rows, profile[0]), games.regret(columns, profile[1]));
  }

  /** The sum of all payoffs: what reading them takes. */
  @Benchmark
  public double reading() {
    double sum = 0;
    for (double[] tensor : tensors) {
      sum += math.vectors().sum(tensor);
    }
    return sum;
  }

  /** Closes the backends. */
  @TearDown(Level.Trial)
  public void close() {
    math.close();
  }
}
