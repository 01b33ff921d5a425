package dev.wasmath;

import dev.wasmath.plain.PlainLogarithm;

/**
 * A product that neither overflows nor underflows on the way: {@code mantissa * 2^exponent}. Each
 * factor costs one rounding, and no rounding depends on the scale.
 *
 * @param mantissa 0, or a number whose absolute value is at least 1 and less than 2
 */
record ScaledProduct(double mantissa, long exponent) {
  private static final int SUBNORMAL_SHIFT = 54;

  /** The empty product, or its negative. */
  static ScaledProduct one(boolean negative) {
    return new ScaledProduct(negative ? -1.0 : 1.0, 0);
  }

  /** This times a finite number other than zero. */
  ScaledProduct times(double factor) {
    if (Math.abs(factor) < Double.MIN_NORMAL) {
      ScaledProduct shifted = times(factor * (1L << SUBNORMAL_SHIFT));
      return new ScaledProduct(shifted.mantissa, shifted.exponent - SUBNORMAL_SHIFT);
    }
    int shift = Math.getExponent(factor);
    double product = mantissa * Math.scalb(factor, -shift);
    int carry = Math.getExponent(product);
    return new ScaledProduct(Math.scalb(product, -carry), exponent + shift + carry);
  }

  /** The product, infinite or zero where it lies beyond the doubles. */
  double value() {
    long far = 3L * Double.MAX_EXPONENT;
    return Math.scalb(mantissa, (int) Math.clamp(exponent, -far, far));
  }

  /** The natural logarithm of the absolute value. */
  double log() {
    return PlainLogarithm.log(Math.abs(mantissa)) + exponent * PlainLogarithm.log(2.0);
  }
}
