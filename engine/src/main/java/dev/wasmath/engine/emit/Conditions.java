package dev.wasmath.engine.emit;

import dev.wasmath.engine.ir.Instruction;
import dev.wasmath.engine.ir.Op;
import dev.wasmath.engine.ir.Value;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/** Comparisons, fused with the branch that uses them where possible. */
final class Conditions {
  private Conditions() {}

  /** Jumps if the condition is zero, otherwise falls through. */
  static void jumpIfZero(Emission emission, Value condition, Label target) {
    if (condition instanceof Instruction compare
        && emission.folding.isFolded(compare)
        && isComparison(compare.op())) {
      emission.pushAll(compare.operands());
      emission.code.branch(opposite(opcode(emission.code, compare.op())), target);
    } else if (condition instanceof Instruction guard
        && guard.op() == Op.IN_BOUNDS
        && emission.folding.isFolded(guard)) {
      MemoryEmitter.room(emission, guard);
      emission.code.lconst_0().lcmp().iflt(target);
    } else {
      emission.push(condition);
      emission.code.ifeq(target);
    }
  }

  /** Computes a selection: only the operand that is chosen. */
  static void select(Emission emission, Instruction selection) {
    Label zero = emission.code.newLabel();
    Label end = emission.code.newLabel();
    jumpIfZero(emission, selection.operand(2), zero);
    emission.pushFor(selection.operand(0), selection);
    emission.code.goto_(end);
    emission.code.labelBinding(zero);
    emission.pushFor(selection.operand(1), selection);
    emission.code.labelBinding(end);
  }

  /** Computes a comparison as 0 or 1. */
  static void compute(Emission emission, Instruction compare) {
    CodeBuilder code = emission.code;
    Label no = code.newLabel();
    Label end = code.newLabel();
    emission.pushAll(compare.operands());
    code.branch(opposite(opcode(code, compare.op())), no);
    code.iconst_1().goto_(end).labelBinding(no).iconst_0().labelBinding(end);
  }

  /** The comparisons of scalars stand together. */
  static boolean isComparison(Op op) {
    return op.compareTo(Op.I32_EQZ) >= 0 && op.compareTo(Op.F64_GE) <= 0;
  }

  /** Reduces the operands on the stack to what the returned jump takes if the comparison holds. */
  private static Opcode opcode(CodeBuilder code, Op op) {
    return switch (op) {
      case I32_EQZ -> Opcode.IFEQ;
      case I32_EQ -> Opcode.IF_ICMPEQ;
      case I32_NE -> Opcode.IF_ICMPNE;
      case I32_LT_S -> Opcode.IF_ICMPLT;
      case I32_GT_S -> Opcode.IF_ICMPGT;
      case I32_LE_S -> Opcode.IF_ICMPLE;
      case I32_GE_S -> Opcode.IF_ICMPGE;
      case I32_LT_U, I32_GT_U, I32_LE_U, I32_GE_U ->
          unsigned(code, op, ConstantDescs.CD_Integer, ConstantDescs.CD_int);
      case I64_LT_U, I64_GT_U, I64_LE_U, I64_GE_U ->
          unsigned(code, op, ConstantDescs.CD_Long, ConstantDescs.CD_long);
      case I64_EQZ -> {
        code.lconst_0().lcmp();
        yield Opcode.IFEQ;
      }
      case F32_LT, F32_LE -> {
        code.fcmpg();
        yield relation(op);
      }
      case F32_EQ, F32_NE, F32_GT, F32_GE -> {
        code.fcmpl();
        yield relation(op);
      }
      case F64_LT, F64_LE -> {
        code.dcmpg();
        yield relation(op);
      }
      case F64_EQ, F64_NE, F64_GT, F64_GE -> {
        code.dcmpl();
        yield relation(op);
      }
      default -> {
        code.lcmp();
        yield relation(op);
      }
    };
  }

  private static Opcode unsigned(CodeBuilder code, Op op, ClassDesc box, ClassDesc type) {
    code.invokestatic(box, "compareUnsigned", MethodTypeDesc.of(ConstantDescs.CD_int, type, type));
    return relation(op);
  }

  private static Opcode relation(Op op) {
    return switch (op.name().substring(4, 6)) {
      case "EQ" -> Opcode.IFEQ;
      case "NE" -> Opcode.IFNE;
      case "LT" -> Opcode.IFLT;
      case "GT" -> Opcode.IFGT;
      case "LE" -> Opcode.IFLE;
      default -> Opcode.IFGE;
    };
  }

  private static Opcode opposite(Opcode opcode) {
    return switch (opcode) {
      case IFEQ -> Opcode.IFNE;
      case IFNE -> Opcode.IFEQ;
      case IFLT -> Opcode.IFGE;
      case IFGE -> Opcode.IFLT;
      case IFGT -> Opcode.IFLE;
      case IFLE -> Opcode.IFGT;
      case IF_ICMPEQ -> Opcode.IF_ICMPNE;
      case IF_ICMPNE -> Opcode.IF_ICMPEQ;
      case IF_ICMPLT -> Opcode.IF_ICMPGE;
      case IF_ICMPGE -> Opcode.IF_ICMPLT;
      case IF_ICMPGT -> Opcode.IF_ICMPLE;
      case IF_ICMPLE -> Opcode.IF_ICMPGT;
      default -> throw new IllegalArgumentException(opcode.name());
    };
  }
}
