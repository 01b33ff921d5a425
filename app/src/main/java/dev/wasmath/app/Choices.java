package dev.wasmath.app;

import dev.wasmath.Neural.Activation;
import dev.wasmath.neural.Loss;
import dev.wasmath.neural.Optimizer;
import dev.wasmath.neural.Training;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The options of {@code wasmath train} that say how a network is made and trained. */
final class Choices {
  private static final List<String> OPTIMIZERS = List.of("adam", "sgd");

  /** The names of the activations, for the help text. */
  static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return activations().map(Choices::label).iterator();
    }
  }

  @Option(
      names = "--layers",
      split = ",",
      paramLabel = "N",
      defaultValue = "16",
      converter = Sizes.WholeNumber.class,
      description = "Outputs of the hidden layers, such as 16,8. Default: ${DEFAULT-VALUE}.")
  private List<Integer> layers = List.of();

  @Option(
      names = "--activation",
      paramLabel = "NAME",
      defaultValue = "relu",
      completionCandidates = Names.class,
      description = "Of the hidden layers: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private String activation;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      defaultValue = "200",
      converter = Sizes.WholeNumber.class,
      description = "Passes over the examples at most. Default: ${DEFAULT-VALUE}.")
  private int epochs;

  @Option(
      names = "--batch",
      paramLabel = "N",
      defaultValue = "32",
      converter = Sizes.WholeNumber.class,
      description = "Examples a step. Default: ${DEFAULT-VALUE}.")
  private int batch;

  @Option(
      names = "--optimizer",
      paramLabel = "NAME",
      defaultValue = "adam",
      description = "adam, or sgd: gradient descent with momentum. Default: ${DEFAULT-VALUE}.")
  private String optimizer;

  @Option(
      names = "--rate",
      paramLabel = "X",
      defaultValue = "0.01",
      description = "The step size. Default: ${DEFAULT-VALUE}.")
  private double rate;

  @Option(
      names = "--momentum",
      paramLabel = "X",
      defaultValue = "0.9",
      description = "Of sgd, from 0 to below 1. Default: ${DEFAULT-VALUE}.")
  private double momentum;

  @Option(
      names = "--validation",
      paramLabel = "X",
      defaultValue = "0.2",
      description = "The share of the examples kept apart, 0 for none. Default: ${DEFAULT-VALUE}.")
  private double validation;

  @Option(
      names = "--early-stopping",
      paramLabel = "N",
      defaultValue = "0",
      converter = Sizes.WholeNumber.class,
      description = {
        "Stop after N epochs without a smaller validation loss, and keep the best epoch.",
        "Default: run all epochs and keep the last."
      })
  private int patience;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of the first weights and the shuffles. Default: ${DEFAULT-VALUE}.")
  private long seed;

  /**
   * The choices, checked.
   *
   * @throws IllegalArgumentException if one is unknown or out of its range
   */
  Learner learner(Loss loss) {
    for (int width : layers) {
      if (width < 1) {
        throw new IllegalArgumentException("a layer must have 1 output or more: " + width);
      }
    }
    Training training = new Training(loss, rule(), epochs, batch, validation, patience, seed);
    return new Learner(layers, named(activation), training);
  }

  private Optimizer rule() {
    return switch (optimizer) {
      case "adam" -> Optimizer.adam(rate);
      case "sgd" -> new Optimizer.Sgd(rate, momentum);
      default ->
          throw new IllegalArgumentException(
              "unknown optimizer: " + optimizer + "; there are " + String.join(", ", OPTIMIZERS));
    };
  }

  private static Activation named(String name) {
    return activations()
        .filter(activation -> label(activation).equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown activation: "
                        + name
                        + "; there are "
                        + String.join(", ", new Names())));
  }

  private static Stream<Activation> activations() {
    return Stream.of(Activation.values())
        .filter(it -> it != Activation.IDENTITY && it != Activation.SOFTMAX);
  }

  private static String label(Activation activation) {
    return activation.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
