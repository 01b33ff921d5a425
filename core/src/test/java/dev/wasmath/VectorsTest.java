package dev.wasmath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class VectorsTest {
  private final Wasmath math = Wasmath.builder().backends(List.of()).open();
  private final Vectors vectors = math.vectors();

  @AfterEach
  void close() {
    math.close();
  }

  @Test
  void computes() {
    double[] a = {1, 2, 3};
    double[] b = {10, 20, 30};
    assertThat(vectors.add(a, b)).containsExactly(11, 22, 33);
    assertThat(vectors.scale(2, a)).containsExactly(2, 4, 6);
    assertThat(vectors.dot(a, b)).isEqualTo(140);
    assertThat(vectors.norm(new double[] {3, 4})).isEqualTo(5);
    assertThat(a).containsExactly(1, 2, 3);
    assertThat(b).containsExactly(10, 20, 30);
  }

  @Test
  void emptyVectorsAreVectors() {
    double[] empty = {};
    assertThat(vectors.add(empty, empty)).isEmpty();
    assertThat(vectors.scale(2, empty)).isEmpty();
    assertThat(vectors.dot(empty, empty)).isEqualTo(0);
    assertThat(vectors.norm(empty)).isEqualTo(0);
  }

  @Test
  void theOutputIsReturnedAndMayBeAnInput() {
    double[] a = {1, 2};
    double[] b = {10, 20};
    double[] out = new double[2];
    assertThat(vectors.add(a, b, out)).isSameAs(out).containsExactly(11, 22);
    assertThat(vectors.add(a, b, b)).isSameAs(b).containsExactly(11, 22);
    assertThat(vectors.add(a, a, a)).isSameAs(a).containsExactly(2, 4);
    assertThat(vectors.scale(0.5, a, out)).isSameAs(out).containsExactly(1, 2);
    assertThat(vectors.scale(3, a, a)).isSameAs(a).containsExactly(6, 12);
  }

  @Test
  void differentLengthsAreNamed() {
    double[] three = new double[3];
    double[] four = new double[4];
    assertThatIllegalArgumentException()
        .isThrownBy(() -> vectors.add(three, four))
        .withMessage("lengths differ: 3 and 4");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> vectors.add(three, three, four))
        .withMessage("lengths differ: 3 and 4");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> vectors.dot(four, three))
        .withMessage("lengths differ: 4 and 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> vectors.scale(1, three, four))
        .withMessage("lengths differ: 3 and 4");
  }

  @Test
  void elementaryFunctionsWriteIntoTheirOutput() {
    double[] x = {0, 1, -2};
    double[] out = new double[3];
    assertThat(vectors.exp(x, out))
        .isSameAs(out)
        .containsExactly(new double[] {1, Math.E, Math.exp(-2)}, within(1e-15));
    assertThat(vectors.log(out, out))
        .isSameAs(out)
        .containsExactly(new double[] {0, 1, -2}, within(1e-15));
    assertThat(vectors.sin(x, out)[0]).isZero();
    assertThat(vectors.cos(x, out)[0]).isEqualTo(1);
    assertThat(vectors.tanh(x, out)[2]).isCloseTo(Math.tanh(-2), within(1e-15));
    assertThat(vectors.sigmoid(x, out)[0]).isEqualTo(0.5);
    assertThat(vectors.softplus(x, out)[0]).isCloseTo(Math.log(2), within(1e-15));
    assertThat(vectors.pow(x, new double[] {0, 5, 3}, x))
        .isSameAs(x)
        .containsExactly(new double[] {1, 1, -8}, within(1e-15));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> vectors.exp(x, new double[4]))
        .withMessage("lengths differ: 3 and 4");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> vectors.pow(x, new double[2], out))
        .withMessage("lengths differ: 3 and 2");
  }
}
