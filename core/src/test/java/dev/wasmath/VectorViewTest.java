package dev.wasmath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class VectorViewTest {
  private final double[] data = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};

  @Test
  void sharesTheArray() {
    VectorView view = new VectorView(data, 1, 4, 2);
    assertThat(view.toArray()).containsExactly(1, 3, 5, 7);
    view.set(2, -5);
    assertThat(data[5]).isEqualTo(-5);
    data[7] = -7;
    assertThat(view.get(3)).isEqualTo(-7);
    assertThat(view.part(1, 2)).isEqualTo(new VectorView(data, 3, 2, 2));
    assertThat(view.part(4, 0).toArray()).isEmpty();
    assertThat(VectorView.of(data)).isEqualTo(VectorView.of(data, 0, 10));
    assertThat(VectorView.of(data)).isNotEqualTo(VectorView.of(data.clone()));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 10, 1",
    "9, 1, 100",
    "10, 0, 1",
    "0, 4, 3",
    "0, 0, 1000000",
    "1, 2, 8",
  })
  void whatLiesInTheArrayIsAView(int offset, int length, int stride) {
    assertThat(new VectorView(data, offset, length, stride).toArray()).hasSize(length);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 11, 1, from 0 to 11",
    "-1, 2, 1, from -1 to 1",
    "11, 0, 1, from 11 to 11",
    "0, 4, 4, from 0 to 13",
    "2, 2147483647, 2147483647, from 2 to 4611686011984936965",
    "0, -1, 1, length -1 and stride 1",
    "0, 1, 0, length 1 and stride 0",
  })
  void whatDoesNotIsRefused(int offset, int length, int stride, String problem) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new VectorView(data, offset, length, stride))
        .withMessageContaining(problem);
  }

  @Test
  void elementsAndPartsOutsideAreRefused() {
    VectorView view = VectorView.of(data, 2, 3);
    assertThatThrownBy(() -> view.get(3))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("Element 3 of a vector of length 3");
    assertThatThrownBy(() -> view.set(-1, 0)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> view.part(2, 2))
        .withMessage("no part from 2 of length 2 in a vector of length 3");
    assertThatIllegalArgumentException().isThrownBy(() -> view.part(-1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> view.part(0, -1));
  }
}
