package dev.wasmath.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.wasmath.Matrix;
import dev.wasmath.Neural.Activation;
import dev.wasmath.Wasmath;
import dev.wasmath.op.Probe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class TrainingTest {
  private static final Matrix XOR = Matrix.of(4, 2, 0, 0, 0, 1, 1, 0, 1, 1);
  private static final int[] XOR_LABELS = {0, 1, 1, 0};

  private final Wasmath math = Wasmath.builder().backends(List.of()).open();

  @AfterEach
  void close() {
    math.close();
  }

  private Network network(int inputs, int hidden, int outputs, Activation activation) {
    Probe seed = Probe.ordinary(4);
    return new Network(
        math,
        List.of(
            Dense.seeded(inputs, hidden, activation, seed),
            Dense.seeded(hidden, outputs, Activation.IDENTITY, seed)));
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"IDENTITY", "SOFTMAX"})
  void learnsExclusiveOr(Activation activation) {
    Network network = network(2, 8, 2, activation);
    Training training = Training.of(Loss.CROSS_ENTROPY).optimizer(Optimizer.adam(0.05));
    History history = training.epochs(400).fit(network, XOR, OneHot.targets(XOR_LABELS, 2));
    assertThat(history.epochs()).hasSize(400);
    assertThat(history.kept()).isSameAs(history.epochs().getLast());
    assertThat(history.kept().trainingLoss()).isLessThan(0.05);
    assertThat(history.kept().validationLoss()).isEmpty();
    assertThat(OneHot.labels(network.output(XOR))).isEqualTo(XOR_LABELS);
  }

  static List<Optimizer> optimizers() {
    return List.of(new Optimizer.Sgd(0.02, 0.9), Optimizer.sgd(0.05), Optimizer.adam(0.01));
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void learnsAKnownFunction(Optimizer optimizer) {
    Matrix x = Matrix.of(200, 1, Probe.ordinary(1).doubles(200));
    Matrix y = Matrix.of(200, 1, Arrays.stream(x.data()).map(v -> Math.sin(3 * v)).toArray());
    Network network = network(1, 24, 1, Activation.TANH);
    Training training = Training.of(Loss.MEAN_SQUARED_ERROR).epochs(400).batch(16);
    History history = training.optimizer(optimizer).fit(network, x, y);
    assertThat(history.kept().trainingLoss()).isLessThan(5e-3);
    assertThat(network.output(Matrix.of(1, 1, 0.5)).get(0, 0)).isBetween(0.9, 1.1);
  }

  @Test
  void theSameSeedGivesTheSameBitsAndAnotherOthers() {
    assertThat(trained(7)).isEqualTo(trained(7)).isNotEqualTo(trained(8));
  }

  private List<Matrix> trained(long seed) {
    Probe probe = Probe.ordinary(2);
    Matrix x = Matrix.of(50, 3, probe.doubles(150));
    Matrix y = Matrix.of(50, 2, probe.doubles(100));
    Network network = network(3, 7, 2, Activation.GELU);
    Training training = Training.of(Loss.MEAN_SQUARED_ERROR).epochs(5).batch(8).seed(seed);
    assertThat(training.validation(0.2, 2).fit(network, x, y).epochs()).isNotEmpty();
    return network.layers().stream().map(Dense::weights).toList();
  }

  @Test
  void earlyStoppingStopsAndRestoresTheBest() {
    Probe probe = Probe.ordinary(3);
    Matrix x = Matrix.of(40, 5, probe.doubles(200));
    Matrix noise = Matrix.of(40, 1, probe.doubles(40));
    Network network = network(5, 32, 1, Activation.RELU);
    List<Epoch> heard = new ArrayList<>();
    Training training =
        Training.of(Loss.MEAN_SQUARED_ERROR)
            .optimizer(Optimizer.adam(0.02))
            .epochs(1000)
            .validation(0.25, 5);
    History history = training.fit(network, x, noise, heard::add);
    assertThat(heard).isEqualTo(history.epochs());
    assertThat(history.stoppedEarly()).isTrue();
    assertThat(history.epochs().size()).isEqualTo(history.best() + 5).isLessThan(1000);
    double kept = history.kept().validationLoss().orElseThrow();
    assertThat(history.epochs())
        .allSatisfy(
            epoch -> assertThat(epoch.validationLoss().orElseThrow()).isGreaterThanOrEqualTo(kept));
    int[] rows = training.validationRows(40);
    assertThat(rows).hasSize(10).doesNotContain(training.trainingRows(40));
    assertThat(training.trainingRows(40)).hasSize(30).doesNotHaveDuplicates();
    assertThat(lossOf(network, select(x, rows), select(noise, rows))).isEqualTo(kept);
  }

  private double lossOf(Network network, Matrix x, Matrix y) {
    Matrix gradient = Matrix.zeros(y.rows(), y.columns());
    return Loss.MEAN_SQUARED_ERROR.evaluate(math.neural(), network.output(x), y, gradient);
  }

  private static Matrix select(Matrix x, int[] rows) {
    return Matrix.ofRows(Arrays.stream(rows).mapToObj(x::row).toArray(double[][]::new));
  }

  @Test
  void everyExampleIsSeenOnceAnEpoch() {
    Matrix x = Matrix.of(7, 1, 1, 2, 4, 8, 16, 32, 64);
    Dense sum = new Dense(Matrix.of(1, 1, 1), new double[1], Activation.IDENTITY);
    Network network = new Network(math, List.of(sum));
    // With a tiny rate the epoch's loss is that of all seven, however they are batched.
    Training training = Training.of(Loss.MEAN_SQUARED_ERROR).optimizer(Optimizer.sgd(1e-300));
    for (int batch : new int[] {1, 2, 3, 7, 100}) {
      History history = training.epochs(3).batch(batch).fit(network, x, Matrix.zeros(7, 1));
      assertThat(history.epochs())
          .allSatisfy(epoch -> assertThat(epoch.trainingLoss()).isEqualTo(5461.0 / 7));
    }
  }

  @Test
  void aLossThatRunsAwayIsReported() {
    Network network = network(2, 4, 2, Activation.RELU);
    Training training = Training.of(Loss.MEAN_SQUARED_ERROR).optimizer(Optimizer.sgd(1e30));
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> training.fit(network, XOR, OneHot.targets(XOR_LABELS, 2)))
        .withMessageMatching("the loss is (NaN|Infinity) in epoch \\d+; a smaller rate may help");
  }

  @Test
  void choicesOutOfRangeAreNamed() {
    Training training = Training.of(Loss.CROSS_ENTROPY);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> training.epochs(0))
        .withMessage("epochs must be 1 or more: 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> training.batch(-1))
        .withMessage("a batch must have 1 example or more: -1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> training.validation(1, 0))
        .withMessage("the share for validation must be from 0 to below 1: 1.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> training.validation(0.5, -1))
        .withMessage("the patience must be 0 or more: -1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> training.validation(0, 3))
        .withMessage("a patience of 3 epochs needs examples for validation, not a share of 0");
  }

  @Test
  void examplesThatDoNotFitAreNamed() {
    Network network = network(2, 4, 2, Activation.RELU);
    Training training = Training.of(Loss.CROSS_ENTROPY);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> training.fit(network, XOR, Matrix.zeros(3, 2)))
        .withMessage("the features matrix is 4 x 2 where 3 x 2 is needed");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> training.fit(network, XOR, Matrix.zeros(4, 1)))
        .withMessage("the targets matrix is 4 x 1 where 4 x 2 is needed");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> training.fit(network, Matrix.zeros(0, 2), Matrix.zeros(0, 2)))
        .withMessage("there are no examples to train on");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> training.validation(0.2, 1).fit(network, XOR, Matrix.zeros(4, 2)))
        .withMessage("a share of 0.2 of 4 examples leaves none for validation");
  }
}
