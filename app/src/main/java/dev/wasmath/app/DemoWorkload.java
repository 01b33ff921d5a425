package dev.wasmath.app;

import dev.wasmath.Matrices;
import dev.wasmath.Matrix;
import dev.wasmath.Neural.Activation;
import dev.wasmath.Vectors;
import dev.wasmath.Wasmath;
import dev.wasmath.dashboard.Workload;
import dev.wasmath.op.Probe;
import java.util.Arrays;

/**
 * Something to watch: a step computes with vectors, matrices, layers and games, of small sizes
 * often and of large ones seldom, so that the orchestrator meets both sides of each crossover.
 */
final class DemoWorkload implements Workload {
  private static final int[] LENGTHS = {8, 64, 256, 1000, 4000, 20_000, 100_000};
  private static final int[] ORDERS = {4, 8, 16, 33, 64, 100, 160};
  private static final int UPDATES = 1_000_000;
  private static final int MOST_CALLS = 60;
  private static final int PLAYERS = 8;
  private static final int CHOICES = 3;

  private final Probe probe = Probe.ordinary(1);
  private final double[] tensor = probe.doubles((int) Math.pow(CHOICES, PLAYERS));
  private int steps;

  @Override
  public void step(Wasmath math) {
    int length = LENGTHS[steps % LENGTHS.length];
    int order = ORDERS[steps % ORDERS.length];
    steps++;
    for (int left = calls(8L * length); left > 0; left--) {
      vectors(math.vectors(), length);
    }
    for (int left = calls((long) order * order * order); left > 0; left--) {
      matrices(math, order);
    }
    game(math);
  }

  /** As many as give each size about the same time, but of the smallest no more than some. */
  private static int calls(long updates) {
    return Math.clamp(UPDATES / updates, 1, MOST_CALLS);
  }

  private void vectors(Vectors vectors, int n) {
    double[] x = probe.doubles(Math.min(n, LENGTHS[2]));
    double[] a = Arrays.copyOf(x, n);
    double[] b = vectors.scale(0.5, a);
    double[] out = vectors.add(a, b);
    vectors.axpy(vectors.dot(a, b) / n, a, out);
    vectors.exp(b, out);
    vectors.log(out, out);
    vectors.sin(a, out);
    vectors.tanh(out, out);
    vectors.scale(1.0 / (1.0 + vectors.norm(out)), out, out);
    vectors.sum(out);
  }

  private void matrices(Wasmath math, int n) {
    Matrices matrices = math.matrices();
    Matrix a = Matrix.random(n, n, steps);
    for (int i = 0; i < n; i++) {
      a.set(i, i, a.get(i, i) + n);
    }
    Matrix product = matrices.multiply(a, matrices.transpose(a));
    matrices.multiply(product, a.row(0));
    if (steps % 3 == 0) {
      matrices.inverse(a);
    }
    math.neural().activation(Activation.SIGMOID, product, product);
    math.neural().activation(Activation.SOFTMAX, product, product);
  }

  private void game(Wasmath math) {
    int[] strategies = new int[PLAYERS];
    Arrays.fill(strategies, CHOICES);
    double[][] profile = new double[PLAYERS][];
    for (int i = 0; i < PLAYERS; i++) {
      double share = Math.abs(probe.next()) / 2;
      profile[i] = new double[] {share, share, 1.0 - 2 * share};
    }
    for (int player = 0; player < PLAYERS; player++) {
      math.games().payoffComputation(strategies, player, tensor, profile);
    }
  }
}
