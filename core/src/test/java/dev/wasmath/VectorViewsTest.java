package dev.wasmath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.wasmath.op.Probe;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class VectorViewsTest {
  private static final int LENGTH = 50;
  private static final int ARRAY = 200;

  private final Wasmath math = Wasmath.builder().backends(List.of()).open();
  private final Vectors vectors = math.vectors();
  private final VectorViews views = math.views();

  @AfterEach
  void close() {
    math.close();
  }

  private interface Operation {
    void on(VectorView a, VectorView b, VectorView out);
  }

  private final List<Operation> operations =
      List.of(
          views::add,
          views::subtract,
          views::multiply,
          (a, _, out) -> views.scale(0.3, a, out),
          (a, b, out) -> views.linearCombination(0.3, a, -1.7, b, out));

  @Test
  void outputsAreAsIfAllInputsHadBeenReadFirst() {
    double[] array = Probe.special(1).doubles(ARRAY);
    for (Operation operation : operations) {
      for (VectorView a : places(array)) {
        for (VectorView b : places(array)) {
          for (VectorView out : places(array)) {
            check(operation, a, b, out);
          }
        }
      }
    }
  }

  private static List<VectorView> places(double[] array) {
    return List.of(
        VectorView.of(array, 0, LENGTH),
        VectorView.of(array, 1, LENGTH),
        VectorView.of(array, 60, LENGTH),
        new VectorView(array, 2, LENGTH, 3),
        VectorView.of(array.clone(), 7, LENGTH));
  }

  private static void check(Operation operation, VectorView a, VectorView b, VectorView out) {
    double[] before = out.data().clone();
    VectorView expected = VectorView.of(new double[LENGTH]);
    operation.on(VectorView.of(a.toArray()), VectorView.of(b.toArray()), expected);
    operation.on(a, b, out);
    assertThat(out.toArray()).isEqualTo(expected.data());
    for (int i = 0; i < LENGTH; i++) {
      out.set(i, before[out.offset() + i * out.stride()]);
    }
    assertThat(out.data()).isEqualTo(before);
  }

  @Test
  void axpyUpdatesItsSecondView() {
    double[] array = {1, 2, 3, 4, 5, 6};
    VectorView odd = new VectorView(array, 1, 3, 2);
    assertThat(views.axpy(10, VectorView.of(array, 0, 3), odd)).isSameAs(odd);
    assertThat(array).containsExactly(1, 12, 3, 24, 5, 36);
    VectorView end = VectorView.of(array, 3, 3);
    views.axpy(1, end, end);
    assertThat(array).containsExactly(1, 12, 3, 48, 10, 72);
  }

  @Test
  void reductionsHaveTheBitsOfTheWholeArrays() {
    double[] array = Probe.ordinary(2).doubles(20_000);
    double[] other = Probe.ordinary(3).doubles(20_000);
    for (VectorView x :
        List.of(
            VectorView.of(array),
            VectorView.of(array, 3, 9000),
            new VectorView(array, 5, 6000, 3))) {
      double[] copy = x.toArray();
      VectorView y = VectorView.of(other, 1, x.length() - 1);
      assertThat(views.dot(x.part(1, x.length() - 1), y))
          .isEqualTo(vectors.dot(Arrays.copyOfRange(copy, 1, copy.length), y.toArray()));
      assertThat(views.sum(x)).isEqualTo(vectors.sum(copy));
      assertThat(views.norm(x)).isEqualTo(vectors.norm(copy));
      assertThat(views.norm1(x)).isEqualTo(vectors.norm1(copy));
      assertThat(views.normInfinity(x)).isEqualTo(vectors.normInfinity(copy));
      assertThat(views.min(x)).isEqualTo(vectors.min(copy));
      assertThat(views.max(x)).isEqualTo(vectors.max(copy));
      assertThat(views.argmin(x)).isEqualTo(vectors.argmin(copy));
      assertThat(views.argmax(x)).isEqualTo(vectors.argmax(copy));
    }
  }

  @Test
  void rowsAndColumnsAreVectors() {
    Matrix a = Matrix.of(2, 3, 1, 2, 3, 4, 5, 6);
    assertThat(views.dot(a.rowView(0), a.rowView(1))).isEqualTo(32);
    assertThat(views.dot(a.columnView(0), a.columnView(2))).isEqualTo(27);
    views.scale(-1, a.columnView(1), a.columnView(1));
    assertThat(a).isEqualTo(Matrix.of(2, 3, 1, -2, 3, 4, -5, 6));
  }

  @Test
  void badLengthsAreNamed() {
    VectorView two = VectorView.of(1, 2);
    VectorView three = VectorView.of(1, 2, 3);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> views.add(two, three, two))
        .withMessage("lengths differ: 2 and 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> views.scale(1, two, three))
        .withMessage("lengths differ: 2 and 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> views.dot(three, two))
        .withMessage("lengths differ: 3 and 2");
    for (Operation operation : operations) {
      VectorView empty = VectorView.of();
      operation.on(empty, empty, empty);
      assertThat(empty.data()).isEmpty();
    }
    assertThatIllegalArgumentException().isThrownBy(() -> views.min(VectorView.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> views.argmax(VectorView.of()));
  }
}
