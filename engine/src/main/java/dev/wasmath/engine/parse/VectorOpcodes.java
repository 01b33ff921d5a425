package dev.wasmath.engine.parse;

import dev.wasmath.engine.ir.Op;
import dev.wasmath.engine.ir.Shape;
import java.util.Arrays;

/** The operations behind the prefix of SIMD. */
final class VectorOpcodes {
  private static final VectorOpcodes ALL = new VectorOpcodes();

  /** Where there is no operation stands one that has no opcode. */
  private final Op[] ops = new Op[256];

  private final Shape[] shapes = new Shape[256];

  private VectorOpcodes() {
    Arrays.fill(ops, Op.RESULT);
    accesses();
    lanes();
    comparisons();
    bits();
    bytes();
    shorts();
    ints();
    longs();
    numbers();
  }

  /** Whether there is an operation of an opcode. */
  static boolean exists(int opcode) {
    return operation(opcode) != Op.RESULT;
  }

  static Op operation(int opcode) {
    return ALL.ops[opcode & 0xff];
  }

  static Shape shape(int opcode) {
    return ALL.shapes[opcode & 0xff];
  }

  private void row(int first, Shape shape, Op... row) {
    for (int i = 0; i < row.length; i++) {
      ops[first + i] = row[i];
      shapes[first + i] = shape;
    }
  }

  private void accesses() {
    Shape bits = Shape.BITS;
    row(0, bits, Op.V_LOAD, Op.V_LOAD8X8_S, Op.V_LOAD8X8_U, Op.V_LOAD16X4_S, Op.V_LOAD16X4_U);
    row(5, bits, Op.V_LOAD32X2_S, Op.V_LOAD32X2_U, Op.V_LOAD8_SPLAT, Op.V_LOAD16_SPLAT);
    row(9, bits, Op.V_LOAD32_SPLAT, Op.V_LOAD64_SPLAT, Op.V_STORE);
    row(84, bits, Op.V_LOAD8_LANE, Op.V_LOAD16_LANE, Op.V_LOAD32_LANE, Op.V_LOAD64_LANE);
    row(88, bits, Op.V_STORE8_LANE, Op.V_STORE16_LANE, Op.V_STORE32_LANE, Op.V_STORE64_LANE);
    row(92, bits, Op.V_LOAD32_ZERO, Op.V_LOAD64_ZERO);
  }

  private void lanes() {
    row(13, Shape.I8X16, Op.V_SHUFFLE, Op.V_SWIZZLE, Op.V_SPLAT);
    row(16, Shape.I16X8, Op.V_SPLAT);
    row(17, Shape.I32X4, Op.V_SPLAT);
    row(18, Shape.I64X2, Op.V_SPLAT);
    row(19, Shape.F32X4, Op.V_SPLAT);
    row(20, Shape.F64X2, Op.V_SPLAT);
    row(21, Shape.I8X16, Op.V_EXTRACT_LANE_S, Op.V_EXTRACT_LANE_U, Op.V_REPLACE_LANE);
    row(24, Shape.I16X8, Op.V_EXTRACT_LANE_S, Op.V_EXTRACT_LANE_U, Op.V_REPLACE_LANE);
    row(27, Shape.I32X4, Op.V_EXTRACT_LANE, Op.V_REPLACE_LANE);
    row(29, Shape.I64X2, Op.V_EXTRACT_LANE, Op.V_REPLACE_LANE);
    row(31, Shape.F32X4, Op.V_EXTRACT_LANE, Op.V_REPLACE_LANE);
    row(33, Shape.F64X2, Op.V_EXTRACT_LANE, Op.V_REPLACE_LANE);
  }

  private void comparisons() {
    integers(35, Shape.I8X16);
    integers(45, Shape.I16X8);
    integers(55, Shape.I32X4);
    row(65, Shape.F32X4, Op.V_EQ, Op.V_NE, Op.V_LT, Op.V_GT, Op.V_LE, Op.V_GE);
    row(71, Shape.F64X2, Op.V_EQ, Op.V_NE, Op.V_LT, Op.V_GT, Op.V_LE, Op.V_GE);
    row(214, Shape.I64X2, Op.V_EQ, Op.V_NE, Op.V_LT_S, Op.V_GT_S, Op.V_LE_S, Op.V_GE_S);
  }

  private void integers(int first, Shape shape) {
    row(first, shape, Op.V_EQ, Op.V_NE, Op.V_LT_S, Op.V_LT_U, Op.V_GT_S, Op.V_GT_U);
    row(first + 6, shape, Op.V_LE_S, Op.V_LE_U, Op.V_GE_S, Op.V_GE_U);
  }

  private void bits() {
    row(77, Shape.BITS, Op.V_NOT, Op.V_AND, Op.V_ANDNOT, Op.V_OR, Op.V_XOR, Op.V_BITSELECT);
    row(83, Shape.BITS, Op.V_ANY_TRUE);
  }

  private void bytes() {
    Shape shape = Shape.I8X16;
    row(96, shape, Op.V_ABS, Op.V_NEG, Op.V_POPCNT, Op.V_ALL_TRUE, Op.V_BITMASK);
    row(101, shape, Op.V_NARROW_S, Op.V_NARROW_U);
    row(107, shape, Op.V_SHL, Op.V_SHR_S, Op.V_SHR_U);
    row(110, shape, Op.V_ADD, Op.V_ADD_SAT_S, Op.V_ADD_SAT_U);
    row(113, shape, Op.V_SUB, Op.V_SUB_SAT_S, Op.V_SUB_SAT_U);
    row(118, shape, Op.V_MIN_S, Op.V_MIN_U, Op.V_MAX_S, Op.V_MAX_U);
    row(123, shape, Op.V_AVGR_U);
  }

  private void shorts() {
    Shape shape = Shape.I16X8;
    row(124, shape, Op.V_EXTADD_PAIRWISE_S, Op.V_EXTADD_PAIRWISE_U);
    row(128, shape, Op.V_ABS, Op.V_NEG, Op.V_Q15MULR_SAT_S, Op.V_ALL_TRUE, Op.V_BITMASK);
    row(133, shape, Op.V_NARROW_S, Op.V_NARROW_U);
    row(142, shape, Op.V_ADD, Op.V_ADD_SAT_S, Op.V_ADD_SAT_U);
    row(145, shape, Op.V_SUB, Op.V_SUB_SAT_S, Op.V_SUB_SAT_U);
    row(149, shape, Op.V_MUL, Op.V_MIN_S, Op.V_MIN_U, Op.V_MAX_S, Op.V_MAX_U);
    row(155, shape, Op.V_AVGR_U);
    widening(128, shape);
  }

  private void ints() {
    Shape shape = Shape.I32X4;
    row(126, shape, Op.V_EXTADD_PAIRWISE_S, Op.V_EXTADD_PAIRWISE_U);
    row(160, shape, Op.V_ABS, Op.V_NEG);
    row(163, shape, Op.V_ALL_TRUE, Op.V_BITMASK);
    row(174, shape, Op.V_ADD);
    row(177, shape, Op.V_SUB);
    row(181, shape, Op.V_MUL, Op.V_MIN_S, Op.V_MIN_U, Op.V_MAX_S, Op.V_MAX_U, Op.V_DOT_S);
    row(248, shape, Op.V_TRUNC_SAT_S, Op.V_TRUNC_SAT_U);
    row(252, shape, Op.V_TRUNC_SAT_S_ZERO, Op.V_TRUNC_SAT_U_ZERO);
    widening(160, shape);
  }

  private void longs() {
    Shape shape = Shape.I64X2;
    row(192, shape, Op.V_ABS, Op.V_NEG);
    row(195, shape, Op.V_ALL_TRUE, Op.V_BITMASK);
    row(206, shape, Op.V_ADD);
    row(209, shape, Op.V_SUB);
    row(213, shape, Op.V_MUL);
    widening(192, shape);
  }

  /** What is alike for the lanes that are made of two narrower ones; shifts lie between. */
  private void widening(int first, Shape shape) {
    row(first + 7, shape, Op.V_EXTEND_LOW_S, Op.V_EXTEND_HIGH_S);
    row(first + 9, shape, Op.V_EXTEND_LOW_U, Op.V_EXTEND_HIGH_U);
    row(first + 11, shape, Op.V_SHL, Op.V_SHR_S, Op.V_SHR_U);
    row(first + 28, shape, Op.V_EXTMUL_LOW_S, Op.V_EXTMUL_HIGH_S);
    row(first + 30, shape, Op.V_EXTMUL_LOW_U, Op.V_EXTMUL_HIGH_U);
  }

  private void numbers() {
    row(94, Shape.F32X4, Op.V_DEMOTE_LOW_ZERO);
    row(95, Shape.F64X2, Op.V_PROMOTE_LOW);
    row(103, Shape.F32X4, Op.V_CEIL, Op.V_FLOOR, Op.V_TRUNC, Op.V_NEAREST);
    row(116, Shape.F64X2, Op.V_CEIL, Op.V_FLOOR);
    row(122, Shape.F64X2, Op.V_TRUNC);
    row(148, Shape.F64X2, Op.V_NEAREST);
    arithmetic(224, Shape.F32X4);
    arithmetic(236, Shape.F64X2);
    row(250, Shape.F32X4, Op.V_CONVERT_S, Op.V_CONVERT_U);
    row(254, Shape.F64X2, Op.V_CONVERT_LOW_S, Op.V_CONVERT_LOW_U);
  }

  private void arithmetic(int first, Shape shape) {
    row(first, shape, Op.V_ABS, Op.V_NEG);
    row(first + 3, shape, Op.V_SQRT, Op.V_ADD, Op.V_SUB, Op.V_MUL, Op.V_DIV);
    row(first + 8, shape, Op.V_MIN, Op.V_MAX, Op.V_PMIN, Op.V_PMAX);
  }
}
