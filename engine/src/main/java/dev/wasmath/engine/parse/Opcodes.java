package dev.wasmath.engine.parse;

import dev.wasmath.engine.ir.Op;
import dev.wasmath.engine.ir.Shape;
import java.util.EnumSet;

/**
 * The opcodes of WebAssembly 2.0, those behind a prefix with it in front, and the operation for
 * each that computes.
 */
final class Opcodes {
  static final int UNREACHABLE = 0x00;
  static final int NOP = 0x01;
  static final int BLOCK = 0x02;
  static final int LOOP = 0x03;
  static final int IF = 0x04;
  static final int ELSE = 0x05;
  static final int END = 0x0b;
  static final int BR = 0x0c;
  static final int BR_IF = 0x0d;
  static final int BR_TABLE = 0x0e;
  static final int RETURN = 0x0f;
  static final int CALL = 0x10;
  static final int CALL_INDIRECT = 0x11;
  static final int DROP = 0x1a;
  static final int SELECT = 0x1b;
  static final int SELECT_TYPED = 0x1c;
  static final int LOCAL_GET = 0x20;
  static final int LOCAL_SET = 0x21;
  static final int LOCAL_TEE = 0x22;
  static final int GLOBAL_GET = 0x23;
  static final int GLOBAL_SET = 0x24;
  static final int TABLE_GET = 0x25;
  static final int TABLE_SET = 0x26;
  static final int FIRST_ACCESS = 0x28;
  static final int LAST_ACCESS = 0x3e;
  static final int MEMORY_SIZE = 0x3f;
  static final int MEMORY_GROW = 0x40;
  static final int I32_CONST = 0x41;
  static final int I64_CONST = 0x42;
  static final int F32_CONST = 0x43;
  static final int F64_CONST = 0x44;
  static final int FIRST_NUMERIC = 0x45;
  static final int LAST_NUMERIC = 0xc4;
  static final int REF_NULL = 0xd0;
  static final int REF_IS_NULL = 0xd1;
  static final int REF_FUNC = 0xd2;

  static final int MISCELLANEOUS = 0xfc00;
  static final int LAST_SATURATING = MISCELLANEOUS + 7;
  static final int MEMORY_INIT = MISCELLANEOUS + 8;
  static final int DATA_DROP = MISCELLANEOUS + 9;
  static final int MEMORY_COPY = MISCELLANEOUS + 10;
  static final int MEMORY_FILL = MISCELLANEOUS + 11;
  static final int TABLE_INIT = MISCELLANEOUS + 12;
  static final int ELEM_DROP = MISCELLANEOUS + 13;
  static final int TABLE_COPY = MISCELLANEOUS + 14;
  static final int TABLE_GROW = MISCELLANEOUS + 15;
  static final int TABLE_SIZE = MISCELLANEOUS + 16;
  static final int TABLE_FILL = MISCELLANEOUS + 17;

  static final int VECTOR = 0xfd00;
  static final int V128_CONST = VECTOR + 12;
  static final int SHUFFLE = VECTOR + 13;
  private static final int FIRST_LANE = VECTOR + 21;
  private static final int LAST_LANE = VECTOR + 34;
  private static final int FIRST_LANE_ACCESS = VECTOR + 84;
  private static final int LAST_LANE_ACCESS = VECTOR + 91;

  private static final Op[] ACCESSES = range(Op.I32_LOAD, Op.I64_STORE32);
  private static final Op[] NUMERIC = range(Op.I32_EQZ, Op.I64_EXTEND_32_S);
  private static final Op[] SATURATING = range(Op.I32_TRUNC_SAT_F32_S, Op.I64_TRUNC_SAT_F64_U);

  private Opcodes() {}

  private static Op[] range(Op first, Op last) {
    return EnumSet.range(first, last).toArray(new Op[0]);
  }

  /** The operation of an opcode that computes; operations are declared in the opcodes' order. */
  static Op operation(int opcode) {
    if (opcode >= VECTOR) {
      return VectorOpcodes.operation(opcode);
    } else if (opcode >= FIRST_NUMERIC && opcode <= LAST_NUMERIC) {
      return NUMERIC[opcode - FIRST_NUMERIC];
    } else if (opcode >= FIRST_ACCESS && opcode <= LAST_ACCESS) {
      return ACCESSES[opcode - FIRST_ACCESS];
    } else if (opcode >= MISCELLANEOUS && opcode <= LAST_SATURATING) {
      return SATURATING[opcode - MISCELLANEOUS];
    }
    return switch (opcode) {
      case CALL -> Op.CALL;
      case CALL_INDIRECT -> Op.CALL_INDIRECT;
      case GLOBAL_GET -> Op.GLOBAL_GET;
      case GLOBAL_SET -> Op.GLOBAL_SET;
      case TABLE_GET -> Op.TABLE_GET;
      case TABLE_SET -> Op.TABLE_SET;
      case MEMORY_SIZE -> Op.MEMORY_SIZE;
      case MEMORY_GROW -> Op.MEMORY_GROW;
      case REF_IS_NULL -> Op.REF_IS_NULL;
      case REF_FUNC -> Op.REF_FUNC;
      case MEMORY_INIT -> Op.MEMORY_INIT;
      case DATA_DROP -> Op.DATA_DROP;
      case MEMORY_COPY -> Op.MEMORY_COPY;
      case MEMORY_FILL -> Op.MEMORY_FILL;
      case TABLE_INIT -> Op.TABLE_INIT;
      case ELEM_DROP -> Op.ELEM_DROP;
      case TABLE_COPY -> Op.TABLE_COPY;
      case TABLE_GROW -> Op.TABLE_GROW;
      case TABLE_SIZE -> Op.TABLE_SIZE;
      case TABLE_FILL -> Op.TABLE_FILL;
      default -> throw new IllegalStateException("no operation: " + Integer.toHexString(opcode));
    };
  }

  /** The shape that an opcode's operation works on. */
  static Shape shape(int opcode) {
    return opcode >= VECTOR ? VectorOpcodes.shape(opcode) : Shape.BITS;
  }

  /** Whether an instruction has operands or results that are references of a type of its own. */
  static boolean onReferences(int opcode) {
    return opcode == TABLE_GET
        || opcode == TABLE_SET
        || (opcode >= REF_NULL && opcode <= REF_FUNC)
        || opcode == TABLE_GROW
        || opcode == TABLE_FILL;
  }

  /** Whether an operation on vectors has the number of a lane as its last immediate. */
  static boolean hasLane(int opcode) {
    return (opcode >= FIRST_LANE && opcode <= LAST_LANE)
        || (opcode >= FIRST_LANE_ACCESS && opcode <= LAST_LANE_ACCESS);
  }
}
