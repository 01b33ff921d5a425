package dev.wasmath.engine.runtime;

import dev.wasmath.engine.Trap;

/**
 * The scalar operations that are not one JVM instruction.
 *
 * <p>Where the specification wants a quiet NaN, -0.0 is added: it changes no other value, and the
 * JIT compilers may not drop it.
 */
public final class Scalars {
  private Scalars() {}

  public static int i32DivS(int a, int b) {
    if (b == 0) {
      throw new Trap(Trap.Kind.INTEGER_DIVIDE_BY_ZERO);
    }
    if (a == Integer.MIN_VALUE && b == -1) {
      throw new Trap(Trap.Kind.INTEGER_OVERFLOW);
    }
    return a / b;
  }

  public static int i32DivU(int a, int b) {
    if (b == 0) {
      throw new Trap(Trap.Kind.INTEGER_DIVIDE_BY_ZERO);
    }
    return Integer.divideUnsigned(a, b);
  }

  public static int i32RemS(int a, int b) {
    if (b == 0) {
      throw new Trap(Trap.Kind.INTEGER_DIVIDE_BY_ZERO);
    }
    return a % b;
  }

  public static int i32RemU(int a, int b) {
    if (b == 0) {
      throw new Trap(Trap.Kind.INTEGER_DIVIDE_BY_ZERO);
    }
    return Integer.remainderUnsigned(a, b);
  }

  public static long i64DivS(long a, long b) {
    if (b == 0) {
      throw new Trap(Trap.Kind.INTEGER_DIVIDE_BY_ZERO);
    }
    if (a == Long.MIN_VALUE && b == -1) {
      throw new Trap(Trap.Kind.INTEGER_OVERFLOW);
    }
    return a / b;
  }

  public static long i64DivU(long a, long b) {
    if (b == 0) {
      throw new Trap(Trap.Kind.INTEGER_DIVIDE_BY_ZERO);
    }
    return Long.divideUnsigned(a, b);
  }

  public static long i64RemS(long a, long b) {
    if (b == 0) {
      throw new Trap(Trap.Kind.INTEGER_DIVIDE_BY_ZERO);
    }
    return a % b;
  }

  public static long i64RemU(long a, long b) {
    if (b == 0) {
      throw new Trap(Trap.Kind.INTEGER_DIVIDE_BY_ZERO);
    }
    return Long.remainderUnsigned(a, b);
  }

  public static float f32Ceil(float x) {
    return (float) Math.ceil(x);
  }

  public static float f32Floor(float x) {
    return (float) Math.floor(x);
  }

  public static float f32Trunc(float x) {
    return (float) f64Trunc(x);
  }

  public static float f32Nearest(float x) {
    return (float) Math.rint(x);
  }

  public static double f64Ceil(double x) {
    return Math.ceil(x) + -0.0;
  }

  public static double f64Floor(double x) {
    return Math.floor(x) + -0.0;
  }

  public static double f64Trunc(double x) {
    return Math.copySign(Math.floor(Math.abs(x)), x) + -0.0;
  }

  public static double f64Nearest(double x) {
    return Math.rint(x) + -0.0;
  }

  public static float f32Min(float a, float b) {
    return Math.min(a, b) + -0.0f;
  }

  public static float f32Max(float a, float b) {
    return Math.max(a, b) + -0.0f;
  }

  public static double f64Min(double a, double b) {
    return Math.min(a, b) + -0.0;
  }

  public static double f64Max(double a, double b) {
    return Math.max(a, b) + -0.0;
  }

  public static float f32Copysign(float a, float b) {
    return Math.copySign(a, b);
  }

  public static double f64Copysign(double a, double b) {
    return Math.copySign(a, b);
  }

  public static float f32ConvertI32U(int x) {
    return (float) Integer.toUnsignedLong(x);
  }

  public static double f64ConvertI32U(int x) {
    return (double) Integer.toUnsignedLong(x);
  }

  public static float f32ConvertI64U(long x) {
    return x >= 0 ? (float) x : (float) ((x >>> 1) | (x & 1)) * 2;
  }

  public static double f64ConvertI64U(long x) {
    return x >= 0 ? (double) x : (double) ((x >>> 1) | (x & 1)) * 2;
  }
}
