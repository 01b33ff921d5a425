package dev.wasmath.engine.emit;

import dev.wasmath.engine.ir.Constant;
import dev.wasmath.engine.ir.Instruction;
import dev.wasmath.engine.ir.Op;
import dev.wasmath.engine.ir.Parameter;
import dev.wasmath.engine.ir.Phi;
import dev.wasmath.engine.ir.Shape;
import dev.wasmath.engine.ir.Type;
import dev.wasmath.engine.ir.Value;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/**
 * Vectors as two scalars each, without the Vector API: two {@code double}s where the vector is held
 * as {@link Shape#F64X2}, otherwise two {@code long}s. Vectors are never folded.
 */
final class VectorHalves implements VectorForm {
  private final HomeShapes shapes;

  VectorHalves(HomeShapes shapes) {
    this.shapes = shapes;
  }

  @Override
  public int slots(Type type) {
    return 4;
  }

  @Override
  public boolean onStack() {
    return false;
  }

  /** Whether the halves are doubles. */
  boolean isDouble(Value value) {
    return shapes.of(value) == Shape.F64X2;
  }

  @Override
  public void receive(Emission emission, Parameter parameter, int slot) {
    if (isDouble(parameter)) {
      CodeBuilder code = emission.code;
      for (int half = 0; half < 2; half++) {
        code.lload(slot + 2 * half);
        toDouble(code);
        code.dstore(slot + 2 * half);
      }
    }
  }

  static void toDouble(CodeBuilder code) {
    code.invokestatic(
        ConstantDescs.CD_Double,
        "longBitsToDouble",
        MethodTypeDesc.of(ConstantDescs.CD_double, ConstantDescs.CD_long));
  }

  static void toLong(CodeBuilder code) {
    code.invokestatic(
        ConstantDescs.CD_Double,
        "doubleToRawLongBits",
        MethodTypeDesc.of(ConstantDescs.CD_long, ConstantDescs.CD_double));
  }

  /** Puts half 0 or 1 of a vector on the stack, as a double or a long. */
  void push(Emission emission, Value value, int half, boolean asDouble) {
    CodeBuilder code = emission.code;
    if (value instanceof Constant constant) {
      code.loadConstant(half == 0 ? constant.low() : constant.high());
      if (asDouble) {
        toDouble(code);
      }
      return;
    }
    int slot = emission.slot(value) + 2 * half;
    boolean isDouble = isDouble(value);
    if (isDouble) {
      code.dload(slot);
    } else {
      code.lload(slot);
    }
    if (isDouble && !asDouble) {
      toLong(code);
    } else if (!isDouble && asDouble) {
      toDouble(code);
    }
  }

  /** Adapts half of a result, on the stack as a double or a long, to the form of the value. */
  void convert(Emission emission, Value value, boolean fromDouble) {
    if (fromDouble && !isDouble(value)) {
      toLong(emission.code);
    } else if (!fromDouble && isDouble(value)) {
      toDouble(emission.code);
    }
  }

  @Override
  public void compute(Emission emission, Instruction instruction) {
    if (instruction.op() == Op.SELECT) {
      Conditions.select(emission, instruction);
    } else if (instruction.op() == Op.A_V_LOAD || instruction.op() == Op.A_V_STORE) {
      ArrayEmitter.halves(emission, instruction, this);
    } else if (instruction.op().bytes() > 0) {
      new HalvesMemory(emission, this).compute(instruction);
    } else {
      new HalvesEmitter(emission, this).compute(instruction);
    }
  }

  @Override
  public void store(Emission emission, Value target) {
    int slot = emission.slot(target);
    if (isDouble(target)) {
      emission.code.dstore(slot + 2).dstore(slot);
    } else {
      emission.code.lstore(slot + 2).lstore(slot);
    }
  }

  @Override
  public void pushFor(Emission emission, Value value, Value target) {
    boolean asDouble = isDouble(target);
    push(emission, value, 0, asDouble);
    push(emission, value, 1, asDouble);
  }

  @Override
  public void pushLongs(Emission emission, Value value) {
    push(emission, value, 0, false);
    push(emission, value, 1, false);
  }

  @Override
  public void fromLongs(Emission emission, Instruction instruction) {
    if (isDouble(instruction)) {
      int scratch = emission.scratch(2);
      emission.code.lstore(scratch);
      toDouble(emission.code);
      emission.code.lload(scratch);
      toDouble(emission.code);
    }
  }

  @Override
  public void enter(Emission emission, Phi phi) {}

  @Override
  public void discard(Emission emission) {
    emission.code.pop2().pop2();
  }
}
