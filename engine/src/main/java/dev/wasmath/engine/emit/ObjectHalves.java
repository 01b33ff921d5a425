package dev.wasmath.engine.emit;

import dev.wasmath.engine.ir.Instruction;
import dev.wasmath.engine.ir.Shape;
import dev.wasmath.engine.ir.Value;
import java.util.HashMap;
import java.util.Map;

/** The halves of vector objects, which are first moved to locals as two lanes. */
final class ObjectHalves implements HalfAccess {
  private final Map<Value, Integer> locals = new HashMap<>();

  ObjectHalves(VectorObjects form, Emission emission, Instruction instruction) {
    for (Value operand : instruction.operands()) {
      if (operand.type().isVector() && !locals.containsKey(operand)) {
        locals.put(operand, form.local(emission, operand, Shape.I64X2));
      }
    }
  }

  @Override
  public void push(Emission emission, Value value, int half, boolean asDouble) {
    emission.code.aload(locals.getOrDefault(value, -1));
    new VectorCode(emission.code).lane(Shape.I64X2, half);
    if (asDouble) {
      VectorHalves.toDouble(emission.code);
    }
  }

  @Override
  public void pushLongs(Emission emission, Value value) {
    push(emission, value, 0, false);
    push(emission, value, 1, false);
  }

  @Override
  public void convert(Emission emission, Value value, boolean fromDouble) {
    if (fromDouble) {
      VectorHalves.toLong(emission.code);
    }
  }
}
