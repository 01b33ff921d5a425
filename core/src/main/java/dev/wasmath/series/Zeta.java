package dev.wasmath.series;

/**
 * Riemann's zeta function and its kin, of one argument.
 *
 * <p>Results have the same bits on every machine.
 */
public final class Zeta {
  /** The largest imaginary part, either way. */
  public static final double LARGEST_IMAGINARY = HardyZ.LARGEST;

  private Zeta() {}

  /**
   * Riemann's zeta function of a real number.
   *
   * <p>Error: at most 4 ulp for s above 1, and 20 ulp elsewhere, measured. At negative even
   * integers it is 0; where it is too large for a double it is infinite.
   *
   * @throws IllegalArgumentException if s is 1, where the pole is, NaN or minus infinity
   */
  public static double zeta(double s) {
    checkReal("zeta", s);
    checkPole("zeta", s);
    return RealZeta.zeta(s);
  }

  /**
   * Riemann's zeta function of a complex number.
   *
   * <p>Error: up to |Im s| = 200 at most 1e-13 of |zeta(s)|, or of 1 where that is larger and s is
   * not left of the imaginary axis; beyond, at most 1e-9 of the same. The time grows as |Im s|, but
   * on the critical line, Re s = 1/2, as its square root.
   *
   * @throws IllegalArgumentException if s is 1, NaN or infinite, if |Im s| is beyond {@link
   *     #LARGEST_IMAGINARY}, or the value beyond the largest double
   */
  public static Complex zeta(Complex s) {
    checkComplex("zeta", s);
    if (s.im() == 0.0) {
      checkPole("zeta", s.re());
    }
    return ComplexZeta.zeta(s);
  }

  /**
   * Dirichlet's eta function, 1 - 2^-s + 3^-s - ..., of a real number: (1 - 2^(1 - s)) zeta(s).
   *
   * <p>Error: at most 20 ulp, measured.
   *
   * @throws IllegalArgumentException if s is NaN or minus infinity
   */
  public static double eta(double s) {
    checkReal("eta", s);
    return RealZeta.eta(s);
  }

  /**
   * Dirichlet's eta function of a complex number.
   *
   * <p>Error: that of {@link #zeta(Complex)}, times |1 - 2^(1 - s)|.
   *
   * @throws IllegalArgumentException if s is NaN or infinite, if |Im s| is beyond {@link
   *     #LARGEST_IMAGINARY}, or the value beyond the largest double
   */
  public static Complex eta(Complex s) {
    checkComplex("eta", s);
    return s.im() == 0.0 ? new Complex(RealZeta.eta(s.re()), 0.0) : ComplexEta.eta(s);
  }

  /**
   * Hurwitz' zeta function, the sum of (a + k)^-s over k = 0, 1, ..., of real numbers; below s = 1
   * its continuation.
   *
   * <p>Error: at most 6 ulp for s above 1, measured; below, at most 1e-13 of the larger of a^-s and
   * 1 + a.
   *
   * @param s from 0 on, not 1
   * @param a positive
   * @throws IllegalArgumentException if an argument is outside of that, NaN or infinite
   */
  public static double hurwitz(double s, double a) {
    if (!(s >= 0.0 && s < Double.POSITIVE_INFINITY && s != 1.0)) {
      throw new IllegalArgumentException(
          "Hurwitz' zeta needs a finite s >= 0 other than 1; got " + s);
    }
    if (!(a > 0.0 && a < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("Hurwitz' zeta needs a finite a > 0; got " + a);
    }
    return RealZeta.above(s - 1.0, a);
  }

  /**
   * The Riemann-Siegel theta function: zeta(1/2 + it) is Z(t) exp(-i theta(t)).
   *
   * <p>Error: at most 1 ulp, or 1e-15 where that is larger, measured.
   *
   * @throws IllegalArgumentException if |t| is beyond {@link #LARGEST_IMAGINARY} or NaN
   */
  public static double theta(double t) {
    checkHeight(t);
    return Theta.of(t);
  }

  /**
   * Hardy's function Z, whose real zeros are zeta's on the critical line.
   *
   * <p>Error: at most 1e-9; measured, at most 1e-13 up to 2000, where the formula changes, and
   * 2e-11 beyond.
   *
   * @throws IllegalArgumentException if |t| is beyond {@link #LARGEST_IMAGINARY} or NaN
   */
  public static double hardyZ(double t) {
    checkHeight(t);
    return HardyZ.z(t);
  }

  /** Complains of a height on the critical line beyond what is promised. */
  public static void checkHeight(double t) {
    if (!(Math.abs(t) <= LARGEST_IMAGINARY)) {
      throw new IllegalArgumentException(
          "on the critical line |t| may be %s at most; got %s".formatted(LARGEST_IMAGINARY, t));
    }
  }

  private static void checkReal(String name, double s) {
    if (!(s > Double.NEGATIVE_INFINITY)) {
      throw new IllegalArgumentException(name + " needs a number above -infinity; got " + s);
    }
  }

  private static void checkPole(String name, double s) {
    if (s == 1.0) {
      throw new IllegalArgumentException(name + " has a pole at 1");
    }
  }

  private static void checkComplex(String name, Complex s) {
    if (!Double.isFinite(s.re()) || Double.isNaN(s.im())) {
      throw new IllegalArgumentException(name + " needs finite numbers; got " + s);
    }
    if (!(Math.abs(s.im()) <= LARGEST_IMAGINARY)) {
      throw new IllegalArgumentException(
          "%s is computed up to |Im s| = %s; got %s".formatted(name, LARGEST_IMAGINARY, s));
    }
  }
}
