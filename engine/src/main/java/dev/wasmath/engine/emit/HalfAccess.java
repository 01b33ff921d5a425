package dev.wasmath.engine.emit;

import dev.wasmath.engine.ir.Value;

/** Access to vectors half by half, for operations computed on halves. */
interface HalfAccess {
  /** Puts half 0 or 1 of a vector on the stack, as a double or a long. */
  void push(Emission emission, Value value, int half, boolean asDouble);

  /** Puts both halves on the stack as longs. */
  void pushLongs(Emission emission, Value value);

  /** Adapts half of a result, on the stack as a double or a long, to the form of the value. */
  void convert(Emission emission, Value value, boolean fromDouble);
}
