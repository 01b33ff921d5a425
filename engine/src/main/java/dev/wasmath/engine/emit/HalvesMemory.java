package dev.wasmath.engine.emit;

import dev.wasmath.engine.emit.MemoryEmitter.Access;
import dev.wasmath.engine.ir.Instruction;
import dev.wasmath.engine.ir.Op;
import dev.wasmath.engine.ir.Shape;
import dev.wasmath.engine.ir.Value;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/** Loads and stores of vectors as halves. */
final class HalvesMemory {
  private static final ClassDesc LONG = ConstantDescs.CD_long;
  private static final ClassDesc INT = ConstantDescs.CD_int;

  private final Emission emission;
  private final VectorHalves form;
  private final CodeBuilder code;

  HalvesMemory(Emission emission, VectorHalves form) {
    this.emission = emission;
    this.form = form;
    this.code = emission.code;
  }

  void compute(Instruction instruction) {
    switch (instruction.op()) {
      case V_LOAD -> load(instruction);
      case V_STORE -> store(instruction);
      case V_LOAD8X8_S, V_LOAD16X4_S, V_LOAD32X2_S -> extended(instruction, "extendS");
      case V_LOAD8X8_U, V_LOAD16X4_U, V_LOAD32X2_U -> extended(instruction, "extendU");
      case V_LOAD8_SPLAT, V_LOAD16_SPLAT, V_LOAD32_SPLAT, V_LOAD64_SPLAT -> splat(instruction);
      case V_LOAD32_ZERO, V_LOAD64_ZERO -> zero(instruction);
      case V_LOAD8_LANE, V_LOAD16_LANE, V_LOAD32_LANE, V_LOAD64_LANE -> loadLane(instruction);
      default -> storeLane(instruction);
    }
  }

  private int address(Instruction instruction) {
    int slot = emission.scratch(2);
    MemoryEmitter.address(emission, instruction);
    code.lstore(slot);
    return slot;
  }

  private void half(Instruction instruction, int address, int half, Access access) {
    access.begin(emission, instruction);
    code.lload(address);
    if (half == 1) {
      code.loadConstant(8L).ladd();
    }
  }

  private void load(Instruction instruction) {
    int address = address(instruction);
    Access access = form.isDouble(instruction) ? Access.F64 : Access.I64;
    for (int half = 0; half < 2; half++) {
      half(instruction, address, half, access);
      access.get(emission);
    }
  }

  /** Stores the upper half first: if it fits, so does the lower, and nothing is half done. */
  private void store(Instruction instruction) {
    int address = address(instruction);
    Value value = instruction.operand(1);
    Access access = form.isDouble(value) ? Access.F64 : Access.I64;
    for (int half = 1; half >= 0; half--) {
      half(instruction, address, half, access);
      form.push(emission, value, half, access == Access.F64);
      access.set(emission);
    }
  }

  private void extended(Instruction instruction, String method) {
    Shape shape =
        switch (instruction.op()) {
          case V_LOAD8X8_S, V_LOAD8X8_U -> Shape.I16X8;
          case V_LOAD16X4_S, V_LOAD16X4_U -> Shape.I32X4;
          default -> Shape.I64X2;
        };
    int bits = emission.scratch(2);
    MemoryEmitter.get(emission, instruction, Access.I64);
    code.lstore(bits);
    for (int part = 0; part < 2; part++) {
      code.lload(bits).loadConstant(part);
      code.invokestatic(HalvesEmitter.owner(shape), method, MethodTypeDesc.of(LONG, LONG, INT));
      form.convert(emission, instruction, false);
    }
  }

  private void splat(Instruction instruction) {
    Op op = instruction.op();
    if (op == Op.V_LOAD64_SPLAT) {
      boolean isDouble = form.isDouble(instruction);
      MemoryEmitter.get(emission, instruction, isDouble ? Access.F64 : Access.I64);
    } else {
      MemoryEmitter.get(emission, instruction, Access.ofBytes(op.bytes()));
      Shape shape = shape(op.bytes());
      code.invokestatic(HalvesEmitter.owner(shape), "splat", MethodTypeDesc.of(LONG, INT));
      form.convert(emission, instruction, false);
    }
    code.dup2();
  }

  private void zero(Instruction instruction) {
    if (instruction.op() == Op.V_LOAD64_ZERO) {
      MemoryEmitter.get(emission, instruction, Access.I64);
    } else {
      MemoryEmitter.get(emission, instruction, Access.I32);
      code.i2l().loadConstant(0xffff_ffffL).land();
    }
    form.convert(emission, instruction, false);
    code.loadConstant(0L);
    form.convert(emission, instruction, false);
  }

  static Shape shape(int bytes) {
    return switch (bytes) {
      case 1 -> Shape.I8X16;
      case 2 -> Shape.I16X8;
      case 4 -> Shape.I32X4;
      default -> Shape.I64X2;
    };
  }

  private void loadLane(Instruction instruction) {
    Shape shape = shape(instruction.op().bytes());
    int lanes = shape.lanes() / 2;
    Access access = Access.ofBytes(instruction.op().bytes());
    boolean wide = access == Access.I64;
    int loaded = emission.scratch(2);
    MemoryEmitter.get(emission, instruction, access);
    code.storeLocal(Names.kind(shape.lane()), loaded);
    for (int half = 0; half < 2; half++) {
      form.push(emission, instruction.operand(1), half, false);
      if (instruction.lane() / lanes == half) {
        code.loadLocal(Names.kind(shape.lane()), loaded);
        code.loadConstant(instruction.lane() % lanes);
        code.invokestatic(
            HalvesEmitter.owner(shape),
            "replaceLane",
            MethodTypeDesc.of(LONG, LONG, wide ? LONG : INT, INT));
      }
      form.convert(emission, instruction, false);
    }
  }

  private void storeLane(Instruction instruction) {
    int bytes = instruction.op().bytes();
    Access access = Access.ofBytes(bytes);
    int bits = bytes * 8;
    int lane = instruction.lane();
    MemoryEmitter.set(
        emission,
        instruction,
        access,
        () -> {
          form.push(emission, instruction.operand(1), lane * bits / 64, false);
          int shift = lane * bits % 64;
          if (shift > 0) {
            code.loadConstant(shift).lushr();
          }
          switch (access) {
            case I8 -> code.l2i().i2b();
            case I16 -> code.l2i().i2s();
            case I32 -> code.l2i();
            default -> {}
          }
        });
  }
}
