package dev.wasmath.engine.emit;

import dev.wasmath.engine.ir.Constant;
import dev.wasmath.engine.ir.Instruction;
import dev.wasmath.engine.ir.Op;
import dev.wasmath.engine.ir.Type;
import dev.wasmath.engine.ir.Value;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/** The operations on scalars. */
final class ScalarEmitter {
  private final Emission emission;
  private final CodeBuilder code;

  ScalarEmitter(Emission emission) {
    this.emission = emission;
    this.code = emission.code;
  }

  void compute(Instruction instruction) {
    Op op = instruction.op();
    if (Conditions.isComparison(op)) {
      Conditions.compute(emission, instruction);
      return;
    }
    if (isRotation(op) && instruction.operand(1) instanceof Constant distance) {
      emission.push(instruction.operand(0));
      rotate(instruction, distance);
      return;
    }
    for (Value operand : instruction.operands()) {
      if (operand instanceof Constant && emission.addends.isIn(instruction)) {
        emission.addends.push(emission, instruction);
      } else {
        emission.push(operand);
      }
    }
    if (!integers(op) && !floats(op) && !conversion(op) && !method(op)) {
      emission.helper(op.name().contains("TRUNC_") ? Names.TRUNCATIONS : Names.SCALARS, op);
    }
  }

  private static boolean isRotation(Op op) {
    return switch (op) {
      case I32_ROTL, I32_ROTR, I64_ROTL, I64_ROTR -> true;
      default -> false;
    };
  }

  /**
   * Rotates the value on the stack by two shifts, which the JIT compiler joins. It stops inlining
   * methods such as {@link Integer#rotateLeft} in large functions.
   */
  private void rotate(Instruction rotation, Constant distance) {
    boolean isInt = rotation.type() == Type.I32;
    int bits = isInt ? Integer.SIZE : Long.SIZE;
    boolean isLeft = rotation.op() == Op.I32_ROTL || rotation.op() == Op.I64_ROTL;
    int left = (int) (isLeft ? distance.low() : -distance.low()) & (bits - 1);
    if (left == 0) {
      return;
    }
    if (isInt) {
      code.dup().loadConstant(left).ishl().swap().loadConstant(bits - left).iushr().ior();
    } else {
      code.dup2().loadConstant(left).lshl();
      code.dup2_x2().pop2().loadConstant(bits - left).lushr().lor();
    }
  }

  private boolean integers(Op op) {
    switch (op) {
      case I32_ADD -> code.iadd();
      case I32_SUB -> code.isub();
      case I32_MUL -> code.imul();
      case I32_AND -> code.iand();
      case I32_OR -> code.ior();
      case I32_XOR -> code.ixor();
      case I32_SHL -> code.ishl();
      case I32_SHR_S -> code.ishr();
      case I32_SHR_U -> code.iushr();
      case I64_ADD -> code.ladd();
      case I64_SUB -> code.lsub();
      case I64_MUL -> code.lmul();
      case I64_AND -> code.land();
      case I64_OR -> code.lor();
      case I64_XOR -> code.lxor();
      case I64_SHL -> code.l2i().lshl();
      case I64_SHR_S -> code.l2i().lshr();
      case I64_SHR_U -> code.l2i().lushr();
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean floats(Op op) {
    switch (op) {
      case F32_NEG -> code.fneg();
      case F32_ADD -> code.fadd();
      case F32_SUB -> code.fsub();
      case F32_MUL -> code.fmul();
      case F32_DIV -> code.fdiv();
      case F64_NEG -> code.dneg();
      case F64_ADD -> code.dadd();
      case F64_SUB -> code.dsub();
      case F64_MUL -> code.dmul();
      case F64_DIV -> code.ddiv();
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean conversion(Op op) {
    switch (op) {
      case I32_WRAP_I64 -> code.l2i();
      case I64_EXTEND_I32_S -> code.i2l();
      case I64_EXTEND_I32_U -> code.i2l().loadConstant(0xffff_ffffL).land();
      case F32_CONVERT_I32_S -> code.i2f();
      case F32_CONVERT_I64_S -> code.l2f();
      case F64_CONVERT_I32_S -> code.i2d();
      case F64_CONVERT_I64_S -> code.l2d();
      case F32_DEMOTE_F64 -> code.d2f();
      case F64_PROMOTE_F32 -> code.f2d();
      case I32_EXTEND_8_S -> code.i2b();
      case I32_EXTEND_16_S -> code.i2s();
      case I64_EXTEND_8_S -> code.l2i().i2b().i2l();
      case I64_EXTEND_16_S -> code.l2i().i2s().i2l();
      case I64_EXTEND_32_S -> code.l2i().i2l();
      case I32_TRUNC_SAT_F32_S -> code.f2i();
      case I32_TRUNC_SAT_F64_S -> code.d2i();
      case I64_TRUNC_SAT_F32_S -> code.f2l();
      case I64_TRUNC_SAT_F64_S -> code.d2l();
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean method(Op op) {
    ClassDesc i = ConstantDescs.CD_int;
    ClassDesc l = ConstantDescs.CD_long;
    ClassDesc f = ConstantDescs.CD_float;
    ClassDesc d = ConstantDescs.CD_double;
    switch (op) {
      case F32_FMA -> call(Names.MATH, "fma", f, f, f, f);
      case F64_FMA -> call(Names.MATH, "fma", d, d, d, d);
      case I32_CLZ -> call(ConstantDescs.CD_Integer, "numberOfLeadingZeros", i, i);
      case I32_CTZ -> call(ConstantDescs.CD_Integer, "numberOfTrailingZeros", i, i);
      case I32_POPCNT -> call(ConstantDescs.CD_Integer, "bitCount", i, i);
      case I32_ROTL -> call(ConstantDescs.CD_Integer, "rotateLeft", i, i, i);
      case I32_ROTR -> call(ConstantDescs.CD_Integer, "rotateRight", i, i, i);
      case I64_CLZ -> longCount("numberOfLeadingZeros");
      case I64_CTZ -> longCount("numberOfTrailingZeros");
      case I64_POPCNT -> longCount("bitCount");
      case I64_ROTL -> rotate("rotateLeft");
      case I64_ROTR -> rotate("rotateRight");
      case F32_ABS -> call(Names.MATH, "abs", f, f);
      case F64_ABS -> call(Names.MATH, "abs", d, d);
      case F32_SQRT -> {
        code.f2d();
        call(Names.MATH, "sqrt", d, d);
        code.d2f();
      }
      case F64_SQRT -> call(Names.MATH, "sqrt", d, d);
      case I32_REINTERPRET_F32 -> call(ConstantDescs.CD_Float, "floatToRawIntBits", i, f);
      case I64_REINTERPRET_F64 -> call(ConstantDescs.CD_Double, "doubleToRawLongBits", l, d);
      case F32_REINTERPRET_I32 -> call(ConstantDescs.CD_Float, "intBitsToFloat", f, i);
      case F64_REINTERPRET_I64 -> call(ConstantDescs.CD_Double, "longBitsToDouble", d, l);
      default -> {
        return false;
      }
    }
    return true;
  }

  private void call(ClassDesc owner, String name, ClassDesc result, ClassDesc... parameters) {
    code.invokestatic(owner, name, MethodTypeDesc.of(result, parameters));
  }

  private void longCount(String name) {
    call(ConstantDescs.CD_Long, name, ConstantDescs.CD_int, ConstantDescs.CD_long);
    code.i2l();
  }

  private void rotate(String name) {
    code.l2i();
    call(
        ConstantDescs.CD_Long,
        name,
        ConstantDescs.CD_long,
        ConstantDescs.CD_long,
        ConstantDescs.CD_int);
  }
}
