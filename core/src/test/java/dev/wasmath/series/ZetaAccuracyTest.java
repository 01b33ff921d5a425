package dev.wasmath.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import org.apfloat.Apfloat;
import org.apfloat.ApfloatMath;
import org.junit.jupiter.api.Test;

/** Zeta against apfloat on a small grid: {@link ZetaAccuracyRun} takes a large one. */
class ZetaAccuracyTest {
  @Test
  void zetaKeepsItsPromises() {
    for (ZetaAccuracy accuracy : ZetaAccuracy.measured(12)) {
      assertThat(accuracy.errors()).hasSizeGreaterThanOrEqualTo(12);
      assertThat(accuracy.largest()).as("%s", accuracy).isLessThanOrEqualTo(accuracy.promised());
    }
  }

  @Test
  void theOracleAgreesWithApfloatsOwnZeta() {
    new ZetaOracle(40, 40)
        .line(
            new Complex(1.5, 0),
            Complex.ONE,
            1,
            (s, exact) -> {
              Apfloat own = ApfloatMath.zeta(new Apfloat(new BigDecimal(s.re()).toString(), 30));
              Apfloat difference = ApfloatMath.abs(exact.real().subtract(own));
              assertThat(difference.doubleValue()).isCloseTo(0, within(1e-28));
            });
  }
}
