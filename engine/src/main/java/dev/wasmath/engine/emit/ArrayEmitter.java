package dev.wasmath.engine.emit;

import dev.wasmath.engine.ir.Instruction;
import dev.wasmath.engine.ir.Op;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;

/** Loads and stores of elements of Java arrays; the JVM checks every index. */
final class ArrayEmitter {
  static final ClassDesc DOUBLES = ConstantDescs.CD_double.arrayType();

  private ArrayEmitter() {}

  /** Puts the array and the index of an element, counted from the instruction's, on the stack. */
  static void place(Emission emission, Instruction access, int element) {
    CodeBuilder code = emission.code;
    emission.push(access.operand(0));
    code.checkcast(DOUBLES);
    emission.push(access.operand(1));
    int offset = Math.toIntExact(access.immediate(0)) + element;
    if (offset != 0) {
      code.loadConstant(offset).iadd();
    }
  }

  static void access(Emission emission, Instruction access) {
    place(emission, access, 0);
    if (access.op() == Op.A_LOAD) {
      emission.code.daload();
    } else {
      emission.push(access.operand(2));
      emission.code.dastore();
    }
  }

  /** A vector as two elements, in the form of halves. */
  static void halves(Emission emission, Instruction access, VectorHalves halves) {
    for (int half = 0; half < 2; half++) {
      place(emission, access, half);
      if (access.op() == Op.A_V_LOAD) {
        emission.code.daload();
        halves.convert(emission, access, true);
      } else {
        halves.push(emission, access.operand(2), half, true);
        emission.code.dastore();
      }
    }
  }
}
