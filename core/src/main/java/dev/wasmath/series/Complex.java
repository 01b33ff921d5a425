package dev.wasmath.series;

/**
 * A complex number.
 *
 * @param re the real part
 * @param im the imaginary part
 */
public record Complex(double re, double im) {
  /** Zero. */
  public static final Complex ZERO = new Complex(0.0, 0.0);

  /** One. */
  public static final Complex ONE = new Complex(1.0, 0.0);

  /** The number of this absolute value, at an angle given in turns, from -1/2 to 1/2. */
  static Complex polar(double magnitude, double turns) {
    return new Complex(magnitude * Turns.cos(turns), magnitude * Turns.sin(turns));
  }

  /** The sum. */
  public Complex plus(Complex b) {
    return new Complex(re + b.re, im + b.im);
  }

  /** The difference. */
  public Complex minus(Complex b) {
    return new Complex(re - b.re, im - b.im);
  }

  /** The product. */
  public Complex times(Complex b) {
    return new Complex(re * b.re - im * b.im, re * b.im + im * b.re);
  }

  /** The product with a real number. */
  public Complex times(double b) {
    return new Complex(re * b, im * b);
  }

  /**
   * The quotient: it neither overflows nor underflows while numbers stay between 1e-150 and 1e150.
   */
  public Complex over(Complex b) {
    double norm = b.re * b.re + b.im * b.im;
    return new Complex((re * b.re + im * b.im) / norm, (im * b.re - re * b.im) / norm);
  }

  /** The conjugate. */
  public Complex conjugate() {
    return new Complex(re, -im);
  }

  /** The negative. */
  public Complex negated() {
    return new Complex(-re, -im);
  }

  /** The absolute value, without undue overflow or underflow. */
  public double abs() {
    double larger = Math.max(Math.abs(re), Math.abs(im));
    if (larger == 0.0 || !Double.isFinite(larger)) {
      return larger;
    }
    double x = re / larger;
    double y = im / larger;
    return larger * Math.sqrt(x * x + y * y);
  }

  /** As 1.5-2.0i. */
  @Override
  public String toString() {
    String sign = im < 0.0 || 1.0 / im < 0.0 ? "-" : "+";
    return re + sign + Math.abs(im) + "i";
  }
}
