package dev.wasmath.engine.runtime;

/** The operations on one half of a vector of double-precision numbers: one lane. */
public final class HalvesF64 {
  private HalvesF64() {}

  private static long bits(boolean condition) {
    return condition ? -1 : 0;
  }

  public static long eq(double a, double b) {
    return bits(a == b);
  }

  public static long ne(double a, double b) {
    return bits(a != b);
  }

  public static long lt(double a, double b) {
    return bits(a < b);
  }

  public static long gt(double a, double b) {
    return bits(a > b);
  }

  public static long le(double a, double b) {
    return bits(a <= b);
  }

  public static long ge(double a, double b) {
    return bits(a >= b);
  }

  public static double min(double a, double b) {
    return Scalars.f64Min(a, b);
  }

  public static double max(double a, double b) {
    return Scalars.f64Max(a, b);
  }

  public static double pmin(double a, double b) {
    return b < a ? b : a;
  }

  public static double pmax(double a, double b) {
    return a < b ? b : a;
  }

  public static double abs(double a) {
    return Math.abs(a);
  }

  public static double neg(double a) {
    return -a;
  }

  public static double sqrt(double a) {
    return Math.sqrt(a);
  }

  public static double ceil(double a) {
    return Scalars.f64Ceil(a);
  }

  public static double floor(double a) {
    return Scalars.f64Floor(a);
  }

  public static double trunc(double a) {
    return Scalars.f64Trunc(a);
  }

  public static double nearest(double a) {
    return Scalars.f64Nearest(a);
  }

  public static double fma(double a, double b, double c) {
    return Math.fma(a, b, c);
  }

  public static double splat(double value) {
    return value;
  }

  public static double extractLane(double a, int lane) {
    return a;
  }

  public static double replaceLane(double a, double value, int lane) {
    return value;
  }

  public static double convertLowS(long half, int part) {
    return (int) (half >>> (part * 32));
  }

  public static double convertLowU(long half, int part) {
    return (double) ((half >>> (part * 32)) & 0xffff_ffffL);
  }

  public static double promoteLow(long half, int part) {
    return Float.intBitsToFloat((int) (half >>> (part * 32)));
  }
}
