package dev.wasmath.app.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wasmath.Matrix;
import dev.wasmath.game.MixedProfile;
import dev.wasmath.game.NormalFormGame;
import dev.wasmath.game.Regret;
import dev.wasmath.game.SymmetricGame;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The files in {@code examples/} are what their README says. */
final class ExamplesTest {
  private static final Path EXAMPLES = Path.of("..", "examples");

  @Test
  void theDecayMatrixHasATridiagonalInverse() throws IOException {
    Matrix decay = MatrixFiles.read(EXAMPLES.resolve("decay-60.mtx"));
    assertThat(decay).isEqualTo(matrix(60, 60, (i, j) -> Math.scalb(1.0, -Math.abs(i - j))));
    double[] product = {0, 0, 0};
    for (int p = 0; p < 3; p++) {
      product[p] =
          (-2 * decay.get(29, 29 + p) + 5 * decay.get(30, 29 + p) - 2 * decay.get(31, 29 + p)) / 3;
    }
    assertThat(product).containsExactly(0, 1, 0);
  }

  @Test
  void thePoissonMatrixIsTheSecondDifference() throws IOException {
    assertThat(MatrixFiles.read(EXAMPLES.resolve("poisson-100.mtx")))
        .isEqualTo(matrix(100, 100, (i, j) -> i == j ? 2 : Math.abs(i - j) == 1 ? -1 : 0));
  }

  @Test
  void theLatticeMatrixHasTwoDecimals() throws IOException {
    assertThat(MatrixFiles.read(EXAMPLES.resolve("lattice-60x100.mtx")))
        .isEqualTo(matrix(60, 100, (i, j) -> ((37 * i + 101 * j) % 201 - 100) / 100.0));
  }

  @Test
  void theGameIsTheVolunteersDilemma() throws IOException {
    assertThat(GameFiles.read(EXAMPLES.resolve("volunteers-10.nfg")))
        .isEqualTo(NormalFormGame.volunteersDilemma(10, 2, 1));
  }

  @Test
  void theDriversPayForTheirRoads() throws IOException {
    SymmetricGame roads =
        SymmetricGame.of(
            "",
            4,
            3,
            (road, others) -> {
              int users = others[road] + 1;
              return road == 0 ? -users : road == 1 ? -2 - users : -3 - users / 2.0;
            });
    assertThat(GameFiles.read(EXAMPLES.resolve("congestion-4x3.gam")))
        .isEqualTo(roads.normalForm());
  }

  @Test
  void theGamesHaveTheEquilibriaThatAreSaidOfThem() throws IOException {
    double root = Math.sqrt(601);
    assertEquilibrium(
        "nau-2x2x2.nfg",
        new double[] {(53 - root) / 46, (root - 7) / 46},
        new double[] {(root - 13) / 24, (37 - root) / 24},
        new double[] {(root - 23) / 4, (27 - root) / 4});
    double[] even = {1.0 / 3, 1.0 / 3, 1.0 / 3};
    assertEquilibrium("shapley-3x3.nfg", even, even);
    assertEquilibrium("bimatrix-3x2.nfg", new double[] {1, 0, 0}, new double[] {1, 0});
    assertEquilibrium(
        "bimatrix-3x2.nfg", new double[] {0.8, 0.2, 0}, new double[] {2.0 / 3, 1.0 / 3});
    assertEquilibrium(
        "bimatrix-3x2.nfg", new double[] {0, 1.0 / 3, 2.0 / 3}, new double[] {1.0 / 3, 2.0 / 3});
    assertEquilibrium(
        "coordination-4x4.nfg", new double[] {0, 0.5, 0.5, 0}, new double[] {0, 0.5, 0.5, 0});
  }

  private static void assertEquilibrium(String name, double[]... mixed) throws IOException {
    NormalFormGame game = GameFiles.read(EXAMPLES.resolve(name));
    assertThat(Regret.enumerated(game, MixedProfile.of(mixed)).epsilon()).isLessThan(1e-14);
  }

  @Test
  void irisHasFiftyFlowersOfEachKind() throws IOException {
    CsvTable iris = CsvTable.read(EXAMPLES.resolve("iris.csv"));
    assertThat(iris.rows()).isEqualTo(150);
    for (String kind : new String[] {"setosa", "versicolor", "virginica"}) {
      assertThat(Collections.frequency(iris.texts("species"), kind)).isEqualTo(50);
    }
    Matrix flowers = iris.numbers("sepal_length", "sepal_width", "petal_length", "petal_width");
    assertThat(mean(i -> flowers.get(i, 0))).isCloseTo(876.5 / 150, within(1e-12));
    assertThat(mean(i -> flowers.get(i, 1))).isCloseTo(458.6 / 150, within(1e-12));
    assertThat(mean(i -> flowers.get(i, 2))).isCloseTo(563.7 / 150, within(1e-12));
    assertThat(mean(i -> flowers.get(i, 3))).isCloseTo(179.9 / 150, within(1e-12));
  }

  private static double mean(IntToDoubleFunction column) {
    return IntStream.range(0, 150).mapToDouble(column).sum() / 150;
  }

  private interface Element {
    double at(int i, int j);
  }

  private static Matrix matrix(int rows, int columns, Element element) {
    Matrix matrix = Matrix.zeros(rows, columns);
    Arrays.setAll(matrix.data(), k -> element.at(k / columns, k % columns));
    return matrix;
  }
}
