package dev.wasmath.engine.emit;

import dev.wasmath.engine.ir.Instruction;
import dev.wasmath.engine.ir.Op;
import dev.wasmath.engine.ir.Shape;
import dev.wasmath.engine.ir.Type;
import dev.wasmath.engine.ir.Value;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/**
 * The operations on vectors as halves: most are one method of the runtime's {@code Halves} classes
 * for each half; those of 64-bit lanes are JVM instructions.
 */
final class HalvesEmitter {
  private static final ClassDesc LONG = ConstantDescs.CD_long;
  private static final ClassDesc INT = ConstantDescs.CD_int;
  private static final ClassDesc DOUBLE = ConstantDescs.CD_double;
  private static final ClassDesc BITS = Names.runtime("HalvesBits");

  private final Emission emission;
  private final VectorHalves form;
  private final CodeBuilder code;

  HalvesEmitter(Emission emission, VectorHalves form) {
    this.emission = emission;
    this.form = form;
    this.code = emission.code;
  }

  /** The runtime class for a shape. */
  static ClassDesc owner(Shape shape) {
    return Names.runtime(
        switch (shape) {
          case I8X16 -> "HalvesI8";
          case I16X8 -> "HalvesI16";
          case I32X4 -> "HalvesI32";
          case I64X2 -> "HalvesI64";
          case F32X4 -> "HalvesF32";
          case F64X2 -> "HalvesF64";
          case BITS -> "HalvesBits";
        });
  }

  private static String method(Op op) {
    return Names.camel(op.name().substring(2));
  }

  void compute(Instruction instruction) {
    switch (instruction.op()) {
      case V_SHUFFLE -> shuffle(instruction);
      case V_SWIZZLE -> swizzle(instruction);
      case V_SPLAT -> splat(instruction);
      case V_EXTRACT_LANE, V_EXTRACT_LANE_S, V_EXTRACT_LANE_U -> extractLane(instruction);
      case V_REPLACE_LANE -> replaceLane(instruction);
      case V_NOT, V_AND, V_ANDNOT, V_OR, V_XOR, V_BITSELECT -> bits(instruction);
      case V_ANY_TRUE -> {
        form.pushLongs(emission, instruction.operand(0));
        code.invokestatic(BITS, "anyTrue", MethodTypeDesc.of(INT, LONG, LONG));
      }
      case V_ALL_TRUE, V_BITMASK -> reduce(instruction);
      case V_NARROW_S, V_NARROW_U -> narrow(instruction);
      case V_DEMOTE_LOW_ZERO, V_TRUNC_SAT_S_ZERO, V_TRUNC_SAT_U_ZERO -> zero(instruction);
      case V_SHL, V_SHR_S, V_SHR_U -> shift(instruction);
      case V_EXTEND_LOW_S, V_EXTMUL_LOW_S -> parts(instruction, 0, "S");
      case V_EXTEND_LOW_U, V_EXTMUL_LOW_U -> parts(instruction, 0, "U");
      case V_EXTEND_HIGH_S, V_EXTMUL_HIGH_S -> parts(instruction, 1, "S");
      case V_EXTEND_HIGH_U, V_EXTMUL_HIGH_U -> parts(instruction, 1, "U");
      case V_CONVERT_LOW_S, V_CONVERT_LOW_U, V_PROMOTE_LOW -> parts(instruction, 0, "");
      default -> lanewise(instruction);
    }
  }

  private void result(Instruction instruction, boolean isDouble) {
    form.convert(emission, instruction, isDouble);
  }

  private void lanewise(Instruction instruction) {
    Shape shape = instruction.shape();
    boolean doubles = shape == Shape.F64X2;
    boolean compares = HomeShapes.operand(instruction) == shape && isCompare(instruction.op());
    for (int half = 0; half < 2; half++) {
      List<ClassDesc> types = new ArrayList<>();
      for (Value operand : instruction.operands()) {
        form.push(emission, operand, half, doubles);
        types.add(doubles ? DOUBLE : LONG);
      }
      if (!direct(instruction)) {
        ClassDesc returned = doubles && !compares ? DOUBLE : LONG;
        code.invokestatic(
            owner(shape), method(instruction.op()), MethodTypeDesc.of(returned, types));
      }
      result(instruction, doubles && !compares);
    }
  }

  private static boolean isCompare(Op op) {
    return switch (op) {
      case V_EQ, V_NE, V_LT, V_GT, V_LE, V_GE -> true;
      default -> false;
    };
  }

  private boolean direct(Instruction instruction) {
    if (instruction.shape() == Shape.F64X2) {
      switch (instruction.op()) {
        case V_ADD -> code.dadd();
        case V_SUB -> code.dsub();
        case V_MUL -> code.dmul();
        case V_DIV -> code.ddiv();
        case V_NEG -> code.dneg();
        default -> {
          return false;
        }
      }
      return true;
    }
    if (instruction.shape() == Shape.I64X2) {
      switch (instruction.op()) {
        case V_ADD -> code.ladd();
        case V_SUB -> code.lsub();
        case V_MUL -> code.lmul();
        default -> {
          return false;
        }
      }
      return true;
    }
    return false;
  }

  private void bits(Instruction instruction) {
    for (int half = 0; half < 2; half++) {
      for (Value operand : instruction.operands()) {
        form.push(emission, operand, half, false);
      }
      switch (instruction.op()) {
        case V_NOT -> code.loadConstant(-1L).lxor();
        case V_AND -> code.land();
        case V_ANDNOT -> code.loadConstant(-1L).lxor().land();
        case V_OR -> code.lor();
        case V_XOR -> code.lxor();
        default -> code.invokestatic(BITS, "bitselect", MethodTypeDesc.of(LONG, LONG, LONG, LONG));
      }
      result(instruction, false);
    }
  }

  private void shift(Instruction instruction) {
    int count = emission.scratch(1);
    emission.push(instruction.operand(1));
    code.istore(count);
    for (int half = 0; half < 2; half++) {
      form.push(emission, instruction.operand(0), half, false);
      code.iload(count);
      code.invokestatic(
          owner(instruction.shape()), method(instruction.op()), MethodTypeDesc.of(LONG, LONG, INT));
      result(instruction, false);
    }
  }

  private void splat(Instruction instruction) {
    Shape shape = instruction.shape();
    emission.push(instruction.operand(0));
    boolean isDouble = shape == Shape.F64X2;
    if (!isDouble && shape != Shape.I64X2) {
      code.invokestatic(owner(shape), "splat", MethodTypeDesc.of(LONG, scalar(shape.lane())));
    }
    result(instruction, isDouble);
    code.dup2();
  }

  private static ClassDesc scalar(Type type) {
    return switch (type) {
      case I64 -> LONG;
      case F32 -> ConstantDescs.CD_float;
      case F64 -> DOUBLE;
      default -> INT;
    };
  }

  private void extractLane(Instruction instruction) {
    Shape shape = instruction.shape();
    int lanes = shape.lanes() / 2;
    boolean isDouble = shape == Shape.F64X2;
    form.push(emission, instruction.operand(0), instruction.lane() / lanes, isDouble);
    if (lanes > 1) {
      code.loadConstant(instruction.lane() % lanes);
      code.invokestatic(
          owner(shape),
          method(instruction.op()),
          MethodTypeDesc.of(scalar(shape.lane()), LONG, INT));
    }
  }

  private void replaceLane(Instruction instruction) {
    Shape shape = instruction.shape();
    int lanes = shape.lanes() / 2;
    boolean isDouble = shape == Shape.F64X2;
    int scalar = emission.scratch(2);
    emission.push(instruction.operand(1));
    code.storeLocal(Names.kind(shape.lane()), scalar);
    for (int half = 0; half < 2; half++) {
      boolean replaced = instruction.lane() / lanes == half;
      if (lanes == 1 && replaced) {
        code.loadLocal(Names.kind(shape.lane()), scalar);
      } else {
        form.push(emission, instruction.operand(0), half, isDouble);
        if (replaced) {
          code.loadLocal(Names.kind(shape.lane()), scalar);
          code.loadConstant(instruction.lane() % lanes);
          code.invokestatic(
              owner(shape),
              "replaceLane",
              MethodTypeDesc.of(LONG, LONG, scalar(shape.lane()), INT));
        }
      }
      result(instruction, isDouble);
    }
  }

  private void reduce(Instruction instruction) {
    Shape shape = instruction.shape();
    String name = method(instruction.op());
    for (int half = 0; half < 2; half++) {
      form.push(emission, instruction.operand(0), half, false);
      code.invokestatic(owner(shape), name, MethodTypeDesc.of(INT, LONG));
    }
    if (instruction.op() == Op.V_ALL_TRUE) {
      code.iand();
    } else {
      code.loadConstant(shape.lanes() / 2).ishl().ior();
    }
  }

  private void narrow(Instruction instruction) {
    for (Value operand : instruction.operands()) {
      form.pushLongs(emission, operand);
      code.invokestatic(
          owner(instruction.shape()),
          method(instruction.op()),
          MethodTypeDesc.of(LONG, LONG, LONG));
      result(instruction, false);
    }
  }

  private void zero(Instruction instruction) {
    form.push(emission, instruction.operand(0), 0, true);
    form.push(emission, instruction.operand(0), 1, true);
    code.invokestatic(
        owner(instruction.shape()),
        method(instruction.op()),
        MethodTypeDesc.of(LONG, DOUBLE, DOUBLE));
    result(instruction, false);
    code.loadConstant(0L);
    result(instruction, false);
  }

  /** Operations that make a whole vector of one half of their operands. */
  private void parts(Instruction instruction, int source, String sign) {
    String name = method(instruction.op());
    String prefix = name.startsWith("extend") ? "extend" : "extmul";
    boolean isDouble = instruction.shape() == Shape.F64X2;
    for (int part = 0; part < 2; part++) {
      List<ClassDesc> types = new ArrayList<>();
      for (Value operand : instruction.operands()) {
        form.push(emission, operand, source, false);
        types.add(LONG);
      }
      code.loadConstant(part);
      types.add(INT);
      code.invokestatic(
          owner(instruction.shape()),
          isDouble ? name : prefix + sign,
          MethodTypeDesc.of(isDouble ? DOUBLE : LONG, types));
      result(instruction, isDouble);
    }
  }

  private void shuffle(Instruction instruction) {
    for (int half = 0; half < 2; half++) {
      long pattern = instruction.immediate(half);
      int whole = wholeHalf(pattern);
      if (whole >= 0) {
        form.push(emission, instruction.operand(whole / 2), whole % 2, false);
      } else {
        form.pushLongs(emission, instruction.operand(0));
        form.pushLongs(emission, instruction.operand(1));
        code.loadConstant(pattern);
        code.invokestatic(BITS, "shuffle", MethodTypeDesc.of(LONG, LONG, LONG, LONG, LONG, LONG));
      }
      result(instruction, false);
    }
  }

  /** Which of the four halves of the operands the pattern selects as it is, or -1. */
  private static int wholeHalf(long pattern) {
    for (int half = 0; half < 4; half++) {
      if (pattern == 0x0706050403020100L + half * 0x0808080808080808L) {
        return half;
      }
    }
    return -1;
  }

  private void swizzle(Instruction instruction) {
    for (int half = 0; half < 2; half++) {
      form.pushLongs(emission, instruction.operand(0));
      form.push(emission, instruction.operand(1), half, false);
      code.invokestatic(BITS, "swizzle", MethodTypeDesc.of(LONG, LONG, LONG, LONG));
      result(instruction, false);
    }
  }
}
