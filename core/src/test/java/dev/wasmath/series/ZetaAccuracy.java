package dev.wasmath.series;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import org.apfloat.Apcomplex;
import org.apfloat.ApcomplexMath;
import org.apfloat.Apfloat;

/**
 * The errors of zeta in a region, against apfloat.
 *
 * @param region where
 * @param unit what an error is counted in
 * @param promised the largest allowed
 * @param errors each point's, increasing
 */
record ZetaAccuracy(String region, String unit, double promised, double[] errors) {
  private static final double STEP = 0x1p-7;

  /** From here on high points, which take long, are measured as well. */
  private static final int MANY = 100;

  /** The regions of the promises, each with so many points or a few more; high ones with fewer. */
  static List<ZetaAccuracy> measured(int points) {
    List<ZetaAccuracy> all = new ArrayList<>();
    all.add(real("1 < s < 3", 1, 2, 4, points));
    all.add(real("3 <= s < 40", 3, 37, 4, points));
    all.add(real("0 < s < 1", 0, 1, 20, points));
    all.add(real("-20 < s < 0", -20, 20, 20, points));
    all.add(complex("0 <= Re s < 1, |Im s| <= 200", 200, 0, 1, 1e-13, points));
    all.add(complex("Re s = 1/2, |Im s| <= 200", 200, 0.5, 0, 1e-13, points));
    all.add(complex("1 <= Re s < 9, |Im s| <= 200", 200, 1, 8, 1e-13, points));
    all.add(complex("-8 <= Re s < 0, |Im s| <= 200", 200, -8, 8, 1e-13, points));
    if (points >= MANY) {
      all.add(high("Re s = 1/2, near 1000", 0.5, 1000, 1e-9, points / 4));
      all.add(high("Re s = 1/2, near 2100", 0.5, 2100, 1e-9, points / 4));
      all.add(high("Re s = 3/4, near 1000", 0.75, 1000, 1e-9, points / 4));
    }
    return all;
  }

  private static ZetaAccuracy real(
      String region, double from, double width, double promised, int points) {
    List<Double> errors = new ArrayList<>();
    double step = dyadic(width / points);
    ZetaOracle oracle = new ZetaOracle(70, 60);
    oracle.line(
        new Complex(from + step / 2, 0),
        new Complex(step, 0),
        points,
        (s, exact) -> {
          double value = Zeta.zeta(s.re());
          errors.add(distance(new Complex(value, 0), exact) / Math.ulp(value));
        });
    return of(region, "ulp", promised, errors);
  }

  /** A whole number of 2^-20, at least one. */
  private static double dyadic(double width) {
    return Math.max(1.0, Math.floor(width * 0x1p20)) * 0x1p-20;
  }

  /** Ten lines upwards, or so. */
  private static ZetaAccuracy complex(
      String region, double height, double from, double width, double promised, int points) {
    int lines = width == 0 ? 1 : Math.clamp(points / 10, 1, 10);
    int perLine = (points + lines - 1) / lines;
    List<Double> errors = new ArrayList<>();
    double step = dyadic(height / perLine - STEP);
    ZetaOracle oracle = new ZetaOracle(50, 160);
    DoubleUnaryOperator size = from < 0 ? x -> x : x -> Math.max(1, x);
    for (int i = 0; i < lines; i++) {
      double re = dyadic(width * (i + 0.5) / lines) + from;
      oracle.line(
          new Complex(width == 0 ? from : re, STEP * (i + 1)),
          new Complex(0, step),
          perLine,
          (s, exact) -> errors.add(relative(s, exact, size)));
    }
    return of(region, "relative", promised, errors);
  }

  private static ZetaAccuracy high(
      String region, double re, double height, double promised, int points) {
    List<Double> errors = new ArrayList<>();
    new ZetaOracle(40, (int) height / 3)
        .line(
            new Complex(re, height),
            new Complex(0, 0x1.7p-1),
            points,
            (s, exact) -> errors.add(relative(s, exact, x -> Math.max(1, x))));
    return of(region, "relative", promised, errors);
  }

  private static double relative(Complex s, Apcomplex exact, DoubleUnaryOperator size) {
    double magnitude = ApcomplexMath.abs(exact).doubleValue();
    return distance(Zeta.zeta(s), exact) / size.applyAsDouble(magnitude);
  }

  private static double distance(Complex value, Apcomplex exact) {
    long digits = 40;
    Apcomplex ours =
        new Apcomplex(
            new Apfloat(new BigDecimal(value.re()).toPlainString(), digits),
            new Apfloat(new BigDecimal(value.im()).toPlainString(), digits));
    return ApcomplexMath.abs(ours.subtract(exact)).doubleValue();
  }

  private static ZetaAccuracy of(String region, String unit, double promised, List<Double> errors) {
    double[] sorted = errors.stream().mapToDouble(it -> it).sorted().toArray();
    return new ZetaAccuracy(region, unit, promised, sorted);
  }

  double largest() {
    return errors[errors.length - 1];
  }

  double percentile99() {
    return errors[(int) Math.ceil(0.99 * errors.length) - 1];
  }

  /** A row of a table. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "| %s | %d | %s | %.3g | %.3g | %.3g |",
        region,
        errors.length,
        unit,
        percentile99(),
        largest(),
        promised);
  }
}
