package dev.wasmath.app.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DecimalsTest {
  @Test
  void readsWhatOtherProgramsWrite() {
    assertThat(Decimals.parse("1")).isEqualTo(1);
    assertThat(Decimals.parse("+.5")).isEqualTo(0.5);
    assertThat(Decimals.parse("2.")).isEqualTo(2);
    assertThat(Decimals.parse("-1.5E+3")).isEqualTo(-1500);
    assertThat(Decimals.parse("NaN")).isNaN();
    assertThat(Decimals.parse("-nan")).isNaN();
    assertThat(Decimals.parse("Inf")).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(Decimals.parse("-INFINITY")).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", ".", "e5", "1e", "1d", "1f", "0x1p3", "1,5", "1 2", "one", "١"})
  void anythingElseIsNotANumber(String text) {
    assertThatThrownBy(() -> Decimals.parse(text))
        .isInstanceOf(NumberFormatException.class)
        .hasMessage("\"" + text + "\" is not a number");
    assertThat(Decimals.isNumber(text)).isFalse();
  }

  @Test
  void aNumberBeyondTheDoublesIsAnError() {
    assertThatThrownBy(() -> Decimals.parse("-1e309"))
        .hasMessage("\"-1e309\" is beyond the range of a double");
  }

  @Test
  void integersHaveNoPoint() {
    assertThat(Decimals.parseInteger("-12")).isEqualTo(-12);
    assertThatThrownBy(() -> Decimals.parseInteger("1.0")).hasMessage("\"1.0\" is not an integer");
    assertThatThrownBy(() -> Decimals.parseInteger("nan")).hasMessageContaining("not an integer");
  }

  @Test
  void writesTheShortestText() {
    assertThat(Decimals.format(0.1)).isEqualTo("0.1");
    assertThat(Decimals.format(3)).isEqualTo("3");
    assertThat(Decimals.format(-0.0)).isEqualTo("-0");
    assertThat(Decimals.format(2e23)).isEqualTo("2.0E23");
    assertThat(Decimals.format(Double.MIN_VALUE)).isEqualTo("4.9E-324");
    assertThat(Decimals.format(Double.NaN)).isEqualTo("nan");
    assertThat(Decimals.format(Double.NEGATIVE_INFINITY)).isEqualTo("-inf");
  }

  @Test
  void longTextIsShortenedInMessages() {
    assertThat(Decimals.shown("x".repeat(1000)).toLowerCase(Locale.ROOT)).hasSizeLessThan(50);
  }
}
