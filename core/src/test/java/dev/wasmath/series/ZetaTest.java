package dev.wasmath.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Known values: mpmath's, with 40 digits, rounded. */
class ZetaTest {
  private static final double LN2 = 0.6931471805599453;

  private static void isWithin(double actual, double expected, int ulps) {
    assertThat(actual).isCloseTo(expected, within(ulps * Math.ulp(expected)));
  }

  @ParameterizedTest
  @CsvSource({
    "1.0000001, 10000000.571377",
    "1.5, 2.612375348685488",
    "2.5, 1.341487257250917",
    "7.25, 1.0069722090257467",
    "30.5, 1.0000000006585472",
    "Infinity, 1",
  })
  void zetaAboveOneIsWithinFourUlps(double s, double zeta) {
    isWithin(Zeta.zeta(s), zeta, 4);
  }

  @ParameterizedTest
  @CsvSource({
    "0, -0.5",
    "0.25, -0.8132784052618917",
    "0.5, -1.4603545088095868",
    "0.99999, -99999.42278551836",
    "1e-05, -0.5000091894856509",
    "-1e-05, -0.4999908107149848",
    "-1e-305, -0.5",
    "-0.5, -0.20788622497735457",
    "-1.0, -0.08333333333333333",
    "-2.0000001, 3.044845372038631e-09",
    "-3.0, 0.008333333333333333",
    "-7.5, 0.00326903957260022",
    "-19.999, 0.13212459719211544",
    "-51.3, 1.624320639096058e+25",
    "-170.25, 4.11490683178874e+170",
    "-211.0, 2.727488787908347e+231",
    "-401, -Infinity",
  })
  void zetaBelowOneIsWithinTwentyUlps(double s, double zeta) {
    if (Double.isInfinite(zeta)) {
      assertThat(Zeta.zeta(s)).isEqualTo(zeta);
    } else {
      isWithin(Zeta.zeta(s), zeta, 20);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {-2, -4, -100, -260, -1e9})
  void zetaIsZeroAtNegativeEvenIntegers(double s) {
    assertThat(Zeta.zeta(s)).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "0.5, 14.0, 0.02224114260999359, -0.10325812326645006",
    "0.5, 300.0, 0.47745567187848253, 0.6079021332795531",
    "0.5, 1999.5, -0.017223673719536786, -0.15839547501075998",
    "0.5, 2000.5, -0.021457054080665207, 0.1402942896009754",
    "0.5, 100000.0, 1.0730320148577532, 5.780848544363504",
    "0.5, 1000000.0, 0.0760890697382271, 2.805102101019299",
    "0.25, 150.0, -0.48865062327224107, 0.47346674462879607",
    "0.75, 1234.5, 1.1733042692299835, -0.37174204023410456",
    "2.0, -50.0, 0.7739509331566907, -0.1259447158263342",
    "-0.5, 60.0, 4.6607766521719585, 3.5301085359447657",
    "-3.5, 0.25, 0.004493720396416288, 0.002339463672548976",
    "-20.0, 5.0, -18726.46854535406, 56270.43718530359",
    "-4.0, 1e-06, -2.868707923052571e-15, 7.98381145027042e-09",
    "1.0, 1e-08, 0.5772156649015329, -100000000.0",
    "0.0, 40.0, 0.6337972539673052, -2.394846950499272",
    "-1.5, 300.0, -890.5569789248284, 2364.3354786331083",
    "12.0, 9.0, 1.0002422687919486, 1.179035749422997e-05",
    "0.0, 12345.0, 8.71168822061913, -43.857607456230625",
    "3.0, 0.0, 1.2020569031595942, 0.0",
  })
  void zetaOfComplexNumbers(double re, double im, double zetaRe, double zetaIm) {
    Complex exact = new Complex(zetaRe, zetaIm);
    double promised = Math.abs(im) <= 200 ? 1e-13 : 2e-11;
    double size = re < 0 ? exact.abs() : Math.max(1, exact.abs());
    Complex value = Zeta.zeta(new Complex(re, im));
    assertThat(value.minus(exact).abs()).isLessThanOrEqualTo(promised * size);
    assertThat(Zeta.zeta(new Complex(re, -im))).isEqualTo(value.conjugate());
  }

  @ParameterizedTest
  @CsvSource({
    "0.0, 0.0, -1.4603545088095868",
    "0.1, -0.2659770913495794, -1.4338078677508987",
    "6.0, -3.52757397094137, -0.9037102757039964",
    "15.9, -0.9602742660566627, 1.4608001967582422",
    "16.1, -0.8668200393510551, 1.6101777037520573",
    "250.5, 335.97651131335357, -1.1758625169225618",
    "10000.0, 31861.92383083582, -0.34139472423120854",
    "1000000.0, 5488816.3530784035, -2.8061338784306984",
    "-20.0, -1.1868948084444841, 1.1478424121851973",
  })
  void thetaAndHardysFunction(double t, double theta, double z) {
    assertThat(Zeta.theta(t)).isCloseTo(theta, within(Math.max(1e-15, Math.ulp(theta))));
    assertThat(Zeta.hardyZ(t)).isCloseTo(z, within(1e-12));
  }

  @Test
  void hardysFunctionAsPublished() {
    assertThat(Zeta.hardyZ(1e5)).isCloseTo(5.879592468681765, within(1e-13));
  }

  @Test
  void theTwoFormulasOfHardysFunctionMeet() {
    double below = Zeta.hardyZ(Math.nextDown(HardyZ.FIRST_BY_RIEMANN_SIEGEL));
    assertThat(Zeta.hardyZ(HardyZ.FIRST_BY_RIEMANN_SIEGEL)).isCloseTo(below, within(2e-11));
  }

  @ParameterizedTest
  @CsvSource({
    "2.0, 0.5, 4.934802200544679",
    "1.5, 0.001, 31625.386966911912",
    "3.25, 17.0, 0.0008090837046391411",
    "40.0, 3.5, 1.7270182970463459e-22",
    "2.0, 1000000.0, 1.0000005000001667e-06",
    "1.0000001, 0.25, 10000004.221615413",
    "2.0, 1.0, 1.6449340668482264",
  })
  void hurwitzZetaAboveOne(double s, double a, double zeta) {
    isWithin(Zeta.hurwitz(s, a), zeta, 6);
  }

  @ParameterizedTest
  @CsvSource({"0.5, 2.5, -2.8356087867224513", "0.0, 0.25, 0.25", "0.5, 1.0, -1.4603545088095868"})
  void hurwitzZetaBelowOne(double s, double a, double zeta) {
    assertThat(Zeta.hurwitz(s, a)).isCloseTo(zeta, within(1e-13));
  }

  @ParameterizedTest
  @CsvSource({
    "0.0, 0.5",
    "0.5, 0.6048986434216304",
    "1.0, 0.6931471805599453",
    "1.5, 0.765147024625408",
    "2.5, 0.8671998890121841",
    "-0.5, 0.38010481260968404",
    "-3.0, -0.125",
    "20.0, 0.9999990466115816",
    "-2.0, 0.0",
    "Infinity, 1",
  })
  void etaOfRealNumbers(double s, double eta) {
    isWithin(Zeta.eta(s), eta, 20);
  }

  @Test
  void etaOfComplexNumbers() {
    Complex near = Zeta.eta(new Complex(1, 0.001));
    assertThat(near.re()).isCloseTo(0.6931472132462423, within(1e-14));
    assertThat(near.im()).isCloseTo(0.00015986890217343906, within(1e-14));
    Complex left = Zeta.eta(new Complex(-2.5, 7));
    assertThat(left.re()).isCloseTo(16.209236725703562, within(1e-12));
    assertThat(left.im()).isCloseTo(-5.4895973554427835, within(1e-12));
    Complex line = Zeta.eta(new Complex(0.5, 20));
    assertThat(line.re()).isCloseTo(1.7141677770989214, within(1e-13));
    assertThat(line.im()).isCloseTo(-0.07142877182995465, within(1e-13));
    assertThat(Zeta.eta(Complex.ONE)).isEqualTo(new Complex(LN2, 0));
  }

  @Test
  void argumentsOutsideOfTheDomainAreNamed() {
    refuses(() -> Zeta.zeta(1.0), "zeta has a pole at 1");
    refuses(() -> Zeta.zeta(Complex.ONE), "zeta has a pole at 1");
    refuses(() -> Zeta.zeta(Double.NaN), "zeta needs a number above -infinity; got NaN");
    refuses(
        () -> Zeta.zeta(new Complex(0.5, 1e7)),
        "zeta is computed up to |Im s| = 1000000.0; got 0.5+1.0E7i");
    refuses(
        () -> Zeta.zeta(new Complex(Double.POSITIVE_INFINITY, 1)),
        "zeta needs finite numbers; got Infinity+1.0i");
    refuses(
        () -> Zeta.zeta(new Complex(-500, 3)),
        "zeta(-500.0+3.0i) is larger than the largest double");
    refuses(
        () -> Zeta.hardyZ(2e6), "on the critical line |t| may be 1000000.0 at most; got 2000000.0");
    refuses(
        () -> Zeta.theta(Double.NaN), "on the critical line |t| may be 1000000.0 at most; got NaN");
    refuses(() -> Zeta.hurwitz(1, 2), "Hurwitz' zeta needs a finite s >= 0 other than 1; got 1.0");
    refuses(() -> Zeta.hurwitz(2, 0), "Hurwitz' zeta needs a finite a > 0; got 0.0");
    refuses(
        () -> Zeta.eta(Double.NEGATIVE_INFINITY),
        "eta needs a number above -infinity; got -Infinity");
  }

  private static void refuses(Runnable call, String message) {
    assertThatIllegalArgumentException().isThrownBy(call::run).withMessage(message);
  }
}
