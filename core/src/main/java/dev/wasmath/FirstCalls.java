package dev.wasmath;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Calls each operation's door while a program opens its first {@link Wasmath}, on a thread of their
 * own. By then the JVM has loaded and linked what the doors need, and compiled what games and
 * sequences do themselves; else the program's own first calls would wait for that, some
 * milliseconds each. What comes out goes nowhere, and no {@link Wasmath} of the program counts
 * these calls.
 */
final class FirstCalls {
  private static final AtomicBoolean BEGUN = new AtomicBoolean();

  private static final int ORDER = 4;

  private static final int REPEATS = 20;

  private FirstCalls() {}

  /** Begins to make them, if nobody did in this JVM; does not wait. */
  static void begin() {
    if (!BEGUN.getAndSet(true)) {
      Thread thread = new Thread(FirstCalls::makeApart, "wasmath-first-calls");
      thread.setDaemon(true);
      thread.start();
    }
  }

  /** Makes them with a {@link Wasmath} of their own. */
  static void makeApart() {
    try (Wasmath math = Wasmath.builder().backends(List.of()).open()) {
      make(math);
    }
  }

  /** Calls every operation's door. */
  static void make(Wasmath math) {
    double[] x = new double[ORDER * ORDER];
    Arrays.fill(x, 0.5);
    elementwise(math.vectors(), x, x.clone());
    reductions(math.vectors(), x);
    Matrix a = Matrix.of(ORDER, ORDER, x);
    Matrix out = Matrix.of(ORDER, ORDER, x.clone());
    Matrix _ = math.matrices().multiply(a, a, out);
    Matrix _ = math.matrices().transpose(a, out);
    double[] _ = math.matrices().multiply(a, new double[ORDER]);
    for (Neural.Activation activation : Neural.Activation.values()) {
      double[] _ = math.neural().activation(activation, x, out.data());
    }
    for (int i = 0; i < REPEATS; i++) {
      repeated(math);
    }
  }

  /** As many, of a game as large, as go together. */
  private static void manyProfiles(Games games) {
    int strategies = 4 * ORDER + 1;
    int[] shape = {strategies, strategies, strategies};
    double[] mixed = new double[strategies];
    Arrays.fill(mixed, 1.0 / strategies);
    double[][] profile = {mixed, mixed, mixed};
    double[] payoffs = new double[strategies * strategies * strategies];
    double[][] _ =
        games.payoffComputation(
            shape, 2, payoffs, Collections.nCopies(PayoffContraction.FEWEST, profile));
  }

  /** Calls that do much themselves: they are compiled, too, if only in a hurry. */
  private static void repeated(Wasmath math) {
    int strategies = 3 * ORDER;
    int[] shape = {strategies, strategies, strategies};
    double[] mixed = new double[strategies];
    Arrays.fill(mixed, 1.0 / strategies);
    double[] payoffs = new double[strategies * strategies * strategies];
    double[][] profile = {mixed, mixed, mixed};
    double[] _ = math.games().payoffComputation(shape, 0, payoffs, profile);
    manyProfiles(math.games());
    double[] _ = math.sequences().zetaPartialSums(1.5, 16 * ORDER);
    double[] t = new double[8 * ORDER];
    Arrays.fill(t, 1e5);
    double[] _ = math.sequences().hardyZ(t);
  }

  private static void elementwise(Vectors vectors, double[] x, double[] out) {
    double[] _ = vectors.add(x, x, out);
    double[] _ = vectors.subtract(x, x, out);
    double[] _ = vectors.multiply(x, x, out);
    double[] _ = vectors.scale(2, x, out);
    double[] _ = vectors.axpy(2, x, out);
    double[] _ = vectors.linearCombination(2, x, 3, x, out);
    double[] _ = vectors.exp(x, out);
    double[] _ = vectors.log(x, out);
    double[] _ = vectors.sin(x, out);
    double[] _ = vectors.cos(x, out);
    double[] _ = vectors.tanh(x, out);
    double[] _ = vectors.sigmoid(x, out);
    double[] _ = vectors.softplus(x, out);
    double[] _ = vectors.pow(x, x, out);
  }

  private static void reductions(Vectors vectors, double[] x) {
    double _ = vectors.dot(x, x);
    double _ = vectors.sum(x);
    double _ = vectors.norm(x);
    double _ = vectors.norm1(x);
    double _ = vectors.normInfinity(x);
    double _ = vectors.min(x);
    double _ = vectors.max(x);
  }
}
