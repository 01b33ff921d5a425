package dev.wasmath.engine.pack;

import dev.wasmath.engine.ir.Instruction;
import dev.wasmath.engine.ir.LanePattern;
import dev.wasmath.engine.ir.Op;
import java.util.EnumSet;
import java.util.Set;

/**
 * The operations each 32-bit (or wider) lane of whose result depends on the same lane of the
 * operands alone, and shuffles of such lanes, which stay in their 128 bits.
 */
final class LaneLocal {
  private static final Set<Op> OPS =
      EnumSet.of(
          Op.V_EQ,
          Op.V_NE,
          Op.V_LT_S,
          Op.V_LT_U,
          Op.V_GT_S,
          Op.V_GT_U,
          Op.V_LE_S,
          Op.V_LE_U,
          Op.V_GE_S,
          Op.V_GE_U,
          Op.V_LT,
          Op.V_GT,
          Op.V_LE,
          Op.V_GE,
          Op.V_NOT,
          Op.V_AND,
          Op.V_ANDNOT,
          Op.V_OR,
          Op.V_XOR,
          Op.V_BITSELECT,
          Op.V_ABS,
          Op.V_NEG,
          Op.V_POPCNT,
          Op.V_SHL,
          Op.V_SHR_S,
          Op.V_SHR_U,
          Op.V_ADD,
          Op.V_ADD_SAT_S,
          Op.V_ADD_SAT_U,
          Op.V_SUB,
          Op.V_SUB_SAT_S,
          Op.V_SUB_SAT_U,
          Op.V_MIN_S,
          Op.V_MIN_U,
          Op.V_MAX_S,
          Op.V_MAX_U,
          Op.V_MUL,
          Op.V_SQRT,
          Op.V_DIV,
          Op.V_MIN,
          Op.V_MAX,
          Op.V_PMIN,
          Op.V_PMAX,
          Op.V_CEIL,
          Op.V_FLOOR,
          Op.V_TRUNC,
          Op.V_NEAREST,
          Op.V_AVGR_U,
          Op.V_EXTADD_PAIRWISE_S,
          Op.V_EXTADD_PAIRWISE_U,
          Op.V_Q15MULR_SAT_S,
          Op.V_DOT_S,
          Op.V_TRUNC_SAT_S,
          Op.V_TRUNC_SAT_U,
          Op.V_CONVERT_S,
          Op.V_CONVERT_U,
          Op.SELECT);

  private static final Set<Op> COMMUTATIVE =
      EnumSet.of(
          Op.V_EQ,
          Op.V_NE,
          Op.V_AND,
          Op.V_OR,
          Op.V_XOR,
          Op.V_ADD,
          Op.V_ADD_SAT_S,
          Op.V_ADD_SAT_U,
          Op.V_MIN_S,
          Op.V_MIN_U,
          Op.V_MAX_S,
          Op.V_MAX_U,
          Op.V_AVGR_U,
          Op.V_Q15MULR_SAT_S,
          Op.V_DOT_S,
          Op.V_MUL);

  private LaneLocal() {}

  static boolean contains(Instruction instruction) {
    return OPS.contains(instruction.op())
        || (instruction.op() == Op.V_SHUFFLE && LanePattern.of(instruction).keepsWords());
  }

  /** Whether the operands may be exchanged; of numbers, only the bits of a NaN may change. */
  static boolean isCommutative(Op op) {
    return COMMUTATIVE.contains(op);
  }

  /** Whether this loads one scalar into every lane. */
  static boolean isLoadSplat(Op op) {
    return op == Op.V_LOAD8_SPLAT
        || op == Op.V_LOAD16_SPLAT
        || op == Op.V_LOAD32_SPLAT
        || op == Op.V_LOAD64_SPLAT;
  }
}
