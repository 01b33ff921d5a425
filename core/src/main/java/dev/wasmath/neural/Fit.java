package dev.wasmath.neural;

import dev.wasmath.Matrix;
import dev.wasmath.op.Probe;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A training under way. The rows in {@code order} are first those to train on, shuffled anew for
 * each epoch, then those kept apart.
 */
final class Fit {
  private final Training training;
  private final Network network;
  private final Matrix features;
  private final Matrix targets;
  private final int[] order;
  private final int trained;
  private final Descent descent;
  private final List<double[]> parameters;
  private final List<double[]> best;
  private final Map<Integer, Slot> slots = new HashMap<>();

  Fit(
      Training training,
      Network network,
      Matrix features,
      Matrix targets,
      int[] order,
      int trained) {
    this.training = training;
    this.network = network;
    this.features = features;
    this.targets = targets;
    this.order = order;
    this.trained = trained;
    this.descent = new Descent(network, training.optimizer());
    this.parameters = new ArrayList<>();
    for (Dense layer : network.layers()) {
      parameters.add(layer.weights().data());
      parameters.add(layer.bias());
    }
    this.best =
        training.patience() == 0 ? List.of() : parameters.stream().map(double[]::clone).toList();
  }

  /** The buffers for batches of one size. */
  private record Slot(Matrix features, Matrix targets, Pass pass) {}

  History run(Progress progress) {
    Probe seed = Probe.ordinary(~training.seed());
    List<Epoch> epochs = new ArrayList<>();
    double smallest = Double.POSITIVE_INFINITY;
    int bestEpoch = 0;
    boolean stopped = false;
    for (int number = 1; number <= training.epochs() && !stopped; number++) {
      Training.shuffle(order, trained, seed);
      Epoch epoch = new Epoch(number, trainingLoss(number), validationLoss(number));
      epochs.add(epoch);
      progress.ended(epoch);
      if (training.patience() == 0) {
        bestEpoch = number;
      } else if (epoch.validationLoss().orElseThrow() < smallest) {
        smallest = epoch.validationLoss().orElseThrow();
        bestEpoch = number;
        copy(parameters, best);
      } else {
        stopped = number - bestEpoch >= training.patience();
      }
    }
    copy(best, parameters);
    return new History(List.copyOf(epochs), bestEpoch, stopped);
  }

  private double trainingLoss(int number) {
    double sum = 0.0;
    int rows;
    for (int from = 0; from < trained; from += rows) {
      rows = Math.min(training.batch(), trained - from);
      Slot slot = gathered(from, rows);
      sum += loss(slot) * rows;
      slot.pass.backward();
      descent.step(slot.pass.gradients());
    }
    return finite(sum / trained, number);
  }

  private OptionalDouble validationLoss(int number) {
    if (trained == order.length) {
      return OptionalDouble.empty();
    }
    double sum = 0.0;
    int rows;
    for (int from = trained; from < order.length; from += rows) {
      rows = Math.min(training.batch(), order.length - from);
      sum += loss(gathered(from, rows)) * rows;
    }
    return OptionalDouble.of(finite(sum / (order.length - trained), number));
  }

  private double loss(Slot slot) {
    Matrix output = slot.pass.forward(slot.features);
    return training
        .loss()
        .evaluate(network.neural(), output, slot.targets, slot.pass.outputGradient());
  }

  /** The examples at some places of the order, copied side by side. */
  private Slot gathered(int from, int rows) {
    Slot slot =
        slots.computeIfAbsent(
            rows,
            n ->
                new Slot(
                    Matrix.zeros(n, features.columns()),
                    Matrix.zeros(n, targets.columns()),
                    network.pass(n)));
    for (int i = 0; i < rows; i++) {
      copyRow(features, order[from + i], slot.features, i);
      copyRow(targets, order[from + i], slot.targets, i);
    }
    return slot;
  }

  private static void copyRow(Matrix from, int row, Matrix to, int toRow) {
    int n = from.columns();
    System.arraycopy(from.data(), row * n, to.data(), toRow * n, n);
  }

  private static void copy(List<double[]> from, List<double[]> to) {
    for (int i = 0; i < from.size(); i++) {
      System.arraycopy(from.get(i), 0, to.get(i), 0, from.get(i).length);
    }
  }

  private static double finite(double loss, int number) {
    if (!Double.isFinite(loss)) {
      throw new ArithmeticException(
          "the loss is %s in epoch %d; a smaller rate may help".formatted(loss, number));
    }
    return loss;
  }
}
