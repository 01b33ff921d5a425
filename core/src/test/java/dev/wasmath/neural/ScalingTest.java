package dev.wasmath.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.wasmath.Matrix;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class ScalingTest {
  @Test
  void columnsGetMeanZeroAndDeviationOne() {
    Matrix x = Matrix.of(2, 2, 1, 10, 3, 30);
    Scaling scaling = Scaling.of(x);
    assertThat(scaling).isEqualTo(new Scaling(new double[] {2, 20}, new double[] {1, 10}));
    assertThat(scaling.apply(x)).isEqualTo(Matrix.of(2, 2, -1, -1, 1, 1));
    assertThat(scaling.undo(scaling.apply(x))).isEqualTo(x);
    assertThat(scaling.isNone()).isFalse();
    assertThat(scaling).hasSameHashCodeAs(Scaling.of(x));
  }

  @Test
  void aConstantColumnOnlyMoves() {
    Matrix x = Matrix.of(3, 1, 0.1, 0.1, 0.1);
    Scaling scaling = Scaling.of(x);
    assertThat(scaling.deviation()).containsExactly(1);
    assertThat(Arrays.stream(scaling.apply(x).data())).allMatch(v -> Math.abs(v) < 1e-16);
  }

  @Test
  void withoutRowsNothingChanges() {
    assertThat(Scaling.of(Matrix.zeros(0, 2))).isEqualTo(Scaling.none(2));
    assertThat(Scaling.none(2).isNone()).isTrue();
    assertThat(Scaling.none(1).apply(Matrix.of(1, 1, 5))).isEqualTo(Matrix.of(1, 1, 5));
  }

  @Test
  void largeNumbersDoNotOverflowInTheMean() {
    Scaling scaling = Scaling.of(Matrix.of(2, 1, 1e150, 3e150));
    assertThat(scaling.mean()[0]).isCloseTo(2e150, within(1e136));
  }

  @Test
  void numbersThatCannotBeScaledAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Scaling.of(Matrix.of(2, 2, 1, 2, 1, Double.NaN)))
        .withMessageContaining("column 2 has mean NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Scaling.of(Matrix.of(2, 1, -1e300, 1e300)))
        .withMessageContaining("deviation Infinity");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Scaling(new double[2], new double[1]))
        .withMessage("lengths differ: 2 and 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Scaling.none(2).apply(Matrix.zeros(1, 3)))
        .withMessage("3 columns where the scaling is of 2");
  }
}
