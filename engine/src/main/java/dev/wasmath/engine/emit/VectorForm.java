package dev.wasmath.engine.emit;

import dev.wasmath.engine.ir.Instruction;
import dev.wasmath.engine.ir.Parameter;
import dev.wasmath.engine.ir.Phi;
import dev.wasmath.engine.ir.Type;
import dev.wasmath.engine.ir.Value;

/**
 * How vectors are represented inside a function; between functions they are two longs as arguments
 * and a {@link dev.wasmath.engine.V128} as a result.
 */
sealed interface VectorForm permits VectorObjects, VectorHalves {
  /** The JVM locals a vector takes. */
  int slots(Type type);

  /** Whether a vector is one entry of the operand stack, so that it can be folded. */
  boolean onStack();

  /** Turns the two longs of a parameter into the form, at the start of the function. */
  void receive(Emission emission, Parameter parameter, int slot);

  /** Computes an operation on vectors; its result, if any, is left on the stack. */
  void compute(Emission emission, Instruction instruction);

  /** Moves a vector from the stack to the local of a value. */
  void store(Emission emission, Value target);

  /** Puts a vector on the stack as the local of the target takes it. */
  void pushFor(Emission emission, Value value, Value target);

  /** Puts a vector on the stack as two longs. */
  void pushLongs(Emission emission, Value value);

  /** Turns two longs on the stack into the form of the instruction. */
  void fromLongs(Emission emission, Instruction instruction);

  /** Enters a loop with a phi in its local. */
  void enter(Emission emission, Phi phi);

  /** Drops a vector from the stack. */
  void discard(Emission emission);
}
