package dev.wasmath.engine.ir;

/** Something computed once and used anywhere it dominates. */
public sealed interface Value permits Constant, Parameter, Phi, Instruction {
  /** The type of the value. */
  Type type();
}
