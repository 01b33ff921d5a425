package dev.wasmath.bench;

import dev.wasmath.Matrix;
import dev.wasmath.Neural.Activation;
import dev.wasmath.Policy;
import dev.wasmath.Strategy;
import dev.wasmath.Wasmath;
import dev.wasmath.neural.Dense;
import dev.wasmath.neural.Loss;
import dev.wasmath.neural.Network;
import dev.wasmath.neural.OneHot;
import dev.wasmath.neural.Optimizer;
import dev.wasmath.neural.Training;
import dev.wasmath.op.Probe;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One training epoch of a 784-256-10 network, batches of 64, over 3200 examples: {@code scripts/jmh
 * EpochBenchmark}.
 *
 * <p>Before anything is timed, the weights after an epoch are compared with plain Java's, bit by
 * bit.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@State(Scope.Thread)
public class EpochBenchmark {
  private static final int INPUTS = 784;
  private static final int HIDDEN = 256;
  private static final int CLASSES = 10;
  private static final int BATCH = 64;
  private static final int EXAMPLES = 50 * BATCH;

  @Param({"cpu", "wasm"})
  String strategy = "cpu";

  @Param({"relu", "sigmoid"})
  String activation = "relu";

  @Param({"sgd", "adam"})
  String optimizer = "sgd";

  private final Matrix features =
      Matrix.of(EXAMPLES, INPUTS, Probe.ordinary(1).doubles(EXAMPLES * INPUTS));
  private final Matrix targets = targets();
  private Wasmath math = open("cpu");
  private Network network = network(math);

  private static Matrix targets() {
    int[] labels = new int[EXAMPLES];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = i % CLASSES;
    }
    return OneHot.targets(labels, CLASSES);
  }

  private static Wasmath open(String strategy) {
    return Wasmath.builder().policy(Policy.always(Strategy.labelled(strategy))).open();
  }

  private Network network(Wasmath on) {
    Probe seed = Probe.ordinary(2);
    Activation hidden = activation.equals("relu") ? Activation.RELU : Activation.SIGMOID;
    return new Network(
        on,
        List.of(
            Dense.seeded(INPUTS, HIDDEN, hidden, seed),
            Dense.seeded(HIDDEN, CLASSES, Activation.IDENTITY, seed)));
  }

  private Training training() {
    Optimizer choice =
        optimizer.equals("adam") ? Optimizer.adam(1e-3) : new Optimizer.Sgd(1e-3, 0.9);
    return Training.of(Loss.CROSS_ENTROPY).optimizer(choice).batch(BATCH).epochs(1);
  }

  /** Trains once under both strategies and compares. */
  @Setup(Level.Trial)
  public void prepare() {
    network = network(math); // The one before this had the parameters' defaults.
    double[] expected = epoch();
    math.close();
    math = open(strategy);
    network = network(math);
    double[] found = epoch();
    for (int i = 0; i < expected.length; i++) {
      if (Double.doubleToLongBits(found[i]) != Double.doubleToLongBits(expected[i])) {
        throw new AssertionError("weight " + i + " differs from plain Java's: " + found[i]);
      }
    }
  }

  /** One epoch from wherever the last one ended; the first layer's weights after it. */
  @Benchmark
  public double[] epoch() {
    double _ = training().fit(network, features, targets).kept().trainingLoss();
    return network.layers().getFirst().weights().data();
  }

  /** Closes the backends. */
  @TearDown(Level.Trial)
  public void close() {
    math.close();
  }
}
