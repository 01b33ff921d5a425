package dev.wasmath.app;

import dev.wasmath.Matrix;
import dev.wasmath.Neural.Activation;
import dev.wasmath.Wasmath;
import dev.wasmath.neural.Loss;
import dev.wasmath.neural.Optimizer;
import dev.wasmath.neural.Progress;
import dev.wasmath.neural.Training;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A small classifier trained on labelled examples: one hidden layer of 32 rectifiers, Adam on
 * batches of 32. One example in five is kept for testing.
 */
final class IrisTraining {
  /** The examples are dealt in turn to so many folds. */
  static final int FOLDS = 5;

  private static final Learner LEARNER =
      new Learner(
          List.of(32),
          Activation.RELU,
          Training.of(Loss.CROSS_ENTROPY).optimizer(Optimizer.adam(0.005)).epochs(300).seed(42));

  private IrisTraining() {}

  /**
   * The outcome.
   *
   * @param loss the training loss of the last epoch, in nats
   * @param testErrors test examples put into a wrong class
   * @param testExamples test examples in all
   */
  record Outcome(double loss, int testErrors, int testExamples) {}

  /** Trains on all folds but one, counted from 0, and tests on that one. */
  static Outcome run(Wasmath math, Examples examples, int fold) {
    int[] test = rows(examples, fold, true);
    Learner.Learnt learnt =
        LEARNER.learn(math, of(examples, rows(examples, fold, false)), Progress.SILENT);
    Examples unseen = of(examples, test);
    Matrix scores = learnt.model().predict(math, unseen.x());
    return new Outcome(
        learnt.history().kept().trainingLoss(), Examples.errors(scores, unseen.y()), test.length);
  }

  private static Examples of(Examples all, int[] rows) {
    return new Examples(
        all.target(),
        all.features(),
        all.classes(),
        Examples.select(all.x(), rows),
        Examples.select(all.y(), rows));
  }

  private static int[] rows(Examples examples, int fold, boolean test) {
    return IntStream.range(0, examples.x().rows())
        .filter(i -> (i % FOLDS == fold) == test)
        .toArray();
  }
}
