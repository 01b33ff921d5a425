package dev.wasmath.engine.ir;

/**
 * A value known when the function is compiled.
 *
 * @param type the type
 * @param low the bits; of a vector, the lower 64; 0 for the null reference
 * @param high the upper 64 bits of a vector, otherwise 0
 */
public record Constant(Type type, long low, long high) implements Value {
  /** The zero of a type: what locals start with. */
  public static Constant zero(Type type) {
    return new Constant(type, 0, 0);
  }
}
