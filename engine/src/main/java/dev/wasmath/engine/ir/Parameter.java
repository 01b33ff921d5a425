package dev.wasmath.engine.ir;

/**
 * A parameter of the function.
 *
 * @param type its type
 * @param index its position
 */
public record Parameter(Type type, int index) implements Value {
  // Written out: a record's own methods are made at run time, which delays the first compilation.
  @Override
  public boolean equals(Object other) {
    return other instanceof Parameter parameter
        && parameter.type == type
        && parameter.index == index;
  }

  @Override
  public int hashCode() {
    return 31 * type.hashCode() + index;
  }
}
