package dev.wasmath.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.wasmath.series.Limit.Status;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rule: an error estimate never claims more than one digit too many, by whatever method. */
class AccelerationTest {
  private static final int[] LENGTHS = {
    3, 4, 5, 6, 7, 8, 9, 10, 13, 16, 20, 25, 30, 40, 60, 200, 1000
  };

  @ParameterizedTest
  @EnumSource
  void convergentSequencesKeepTheRule(ConvergentSequence sequence) {
    for (AccelerationMethod method : AccelerationMethod.values()) {
      for (int n : LENGTHS) {
        Limit limit = Acceleration.limit(sequence.elements(n), method);
        double error = Math.abs(limit.value() - sequence.limit());
        // What is flagged as divergent is an antilimit, or nothing.
        if (limit.status() != Status.DIVERGENT) {
          assertThat(error)
              .as("%s of %d elements by %s", limit, n, method)
              .isLessThanOrEqualTo(10 * limit.error());
        }
        assertThat(limit.terms()).isBetween(1, n);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void convergentSequencesConverge(ConvergentSequence sequence) {
    for (int n : new int[] {40, 60, 200}) {
      Limit limit = Acceleration.limit(sequence.elements(n), AccelerationMethod.AUTO);
      if (sequence.isTractable()) {
        assertThat(limit.status()).as("%s of %d elements", limit, n).isEqualTo(Status.CONVERGED);
      } else {
        assertThat(limit.status()).isEqualTo(Status.NOT_CONVERGED);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void sequencesWithoutALimitAreFlagged(DivergentSequence sequence) {
    for (AccelerationMethod method : AccelerationMethod.values()) {
      for (int n : LENGTHS) {
        double[] elements = sequence.elements(n);
        if (Double.isFinite(elements[n - 1])) {
          assertThat(Acceleration.limit(elements, method).status())
              .as("of %d elements by %s", n, method)
              .isNotEqualTo(Status.CONVERGED);
        }
      }
    }
  }

  @Test
  void thereAreFortySequencesAndMore() {
    assertThat(ConvergentSequence.values().length + DivergentSequence.values().length)
        .isGreaterThanOrEqualTo(55);
  }

  @Test
  void thirteenTermsOfZeta2ByLevinsTransform() {
    Limit limit =
        Acceleration.limit(ConvergentSequence.ZETA_2.elements(13), AccelerationMethod.LEVIN_U);
    assertThat(limit.value()).isCloseTo(Math.PI * Math.PI / 6, within(1e-9));
    assertThat(limit.error()).isLessThan(1e-7);
  }

  @Test
  void alternatingSeriesReachFullPrecision() {
    for (ConvergentSequence sequence :
        new ConvergentSequence[] {ConvergentSequence.LOG_2, ConvergentSequence.LEIBNIZ}) {
      for (AccelerationMethod method :
          new AccelerationMethod[] {AccelerationMethod.ALTERNATING, AccelerationMethod.AUTO}) {
        Limit limit = Acceleration.limit(sequence.elements(25), method);
        assertThat(limit.value()).isCloseTo(sequence.limit(), within(2e-15));
        assertThat(limit.error()).isLessThan(1e-12);
      }
    }
  }

  @Test
  void eachMethodIsGoodAtSomething() {
    isSolvedBy(AccelerationMethod.AITKEN, ConvergentSequence.GEOMETRIC);
    isSolvedBy(AccelerationMethod.EPSILON, ConvergentSequence.DAMPED_SINE);
    isSolvedBy(AccelerationMethod.RHO, ConvergentSequence.ZETA_2);
    isSolvedBy(AccelerationMethod.RICHARDSON, ConvergentSequence.COMPOUND_INTEREST);
    isSolvedBy(AccelerationMethod.LEVIN_U, ConvergentSequence.ZETA_3_HALVES);
    isSolvedBy(AccelerationMethod.LEVIN_T, ConvergentSequence.LOG_2);
    isSolvedBy(AccelerationMethod.LEVIN_V, ConvergentSequence.ZETA_3_HALVES);
    isSolvedBy(AccelerationMethod.ALTERNATING, ConvergentSequence.ETA_HALF);
    isSolvedBy(AccelerationMethod.NONE, ConvergentSequence.EXPONENTIAL);
  }

  private static void isSolvedBy(AccelerationMethod method, ConvergentSequence sequence) {
    Limit limit = Acceleration.limit(sequence.elements(40), method);
    assertThat(limit.status()).as("%s by %s", sequence, method).isEqualTo(Status.CONVERGED);
    double scale = Math.max(1, Math.abs(sequence.limit()));
    assertThat(limit.value()).isCloseTo(sequence.limit(), within(1e-6 * scale));
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 7, 8, 300})
  void aSequenceAtRestIsAtItsLimit(int n) {
    double[] constant = new double[n];
    Arrays.fill(constant, 3);
    Limit limit = Acceleration.limit(constant, AccelerationMethod.AUTO);
    assertThat(limit.value()).isEqualTo(3);
    assertThat(limit.status()).isEqualTo(Status.CONVERGED);
    assertThat(limit.terms()).isEqualTo(n);
  }

  @Test
  void aPauseIsNotRest() {
    assertThat(auto(1, 1, 0.5).status()).isNotEqualTo(Status.CONVERGED);
    assertThat(auto(0, 5, 5).status()).isNotEqualTo(Status.CONVERGED);
    assertThat(auto(1e308, -1e308, 1e308, -1e308).status()).isNotEqualTo(Status.CONVERGED);
  }

  private static Limit auto(double... elements) {
    return Acceleration.limit(elements, AccelerationMethod.AUTO);
  }

  @Test
  void partialSumsAreCompensated() {
    assertThat(Acceleration.partialSums(new double[] {1, 1e-17, 1e-17, -1}))
        .containsExactly(1, 1, 1, 2e-17);
  }

  @Test
  void badSequencesAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> auto(1, 2))
        .withMessage("a limit needs 3 elements or more; got 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> auto(1, 2, Double.NaN))
        .withMessage("element 2 is NaN");
  }
}
