package dev.wasmath.engine.emit;

import dev.wasmath.engine.emit.MemoryEmitter.Access;
import dev.wasmath.engine.ir.Instruction;
import dev.wasmath.engine.ir.Op;
import dev.wasmath.engine.ir.Shape;
import dev.wasmath.engine.ir.Type;
import dev.wasmath.engine.ir.Value;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;

/** Loads and stores of vectors as objects. */
final class ObjectsMemory {
  private final Emission emission;
  private final VectorObjects form;
  private final CodeBuilder code;
  private final VectorCode vectors;

  /** For loads and stores of that type. */
  ObjectsMemory(Emission emission, VectorObjects form, Type type) {
    this.emission = emission;
    this.form = form;
    this.code = emission.code;
    this.vectors = new VectorCode(code, type);
  }

  /** Whether an operation is one of these. */
  static boolean has(Op op) {
    return op.bytes() > 0 || op == Op.A_V_LOAD || op == Op.A_V_STORE;
  }

  /** Computes an access and says in which shape the result is. */
  Shape compute(Instruction instruction) {
    return switch (instruction.op()) {
      case A_V_LOAD -> loadElements(instruction);
      case A_V_STORE -> storeElements(instruction);
      case V_LOAD -> load(instruction);
      case V_STORE -> store(instruction);
      case V_LOAD8X8_S -> extended(instruction, Shape.I16X8, "B2S");
      case V_LOAD8X8_U -> extended(instruction, Shape.I16X8, "ZERO_EXTEND_B2S");
      case V_LOAD16X4_S -> extended(instruction, Shape.I32X4, "S2I");
      case V_LOAD16X4_U -> extended(instruction, Shape.I32X4, "ZERO_EXTEND_S2I");
      case V_LOAD32X2_S -> extended(instruction, Shape.I64X2, "I2L");
      case V_LOAD32X2_U -> extended(instruction, Shape.I64X2, "ZERO_EXTEND_I2L");
      case V_LOAD8_SPLAT, V_LOAD16_SPLAT, V_LOAD32_SPLAT, V_LOAD64_SPLAT -> splat(instruction);
      case V_LOAD32_ZERO, V_LOAD64_ZERO -> zero(instruction);
      case V_LOAD8_LANE, V_LOAD16_LANE, V_LOAD32_LANE, V_LOAD64_LANE -> loadLane(instruction);
      default -> storeLane(instruction);
    };
  }

  private Shape loadElements(Instruction instruction) {
    vectors.species(Shape.F64X2);
    ArrayEmitter.place(emission, instruction, 0);
    vectors.loadElements();
    return Shape.F64X2;
  }

  private Shape storeElements(Instruction instruction) {
    form.push(emission, instruction.operand(2), Shape.F64X2);
    ArrayEmitter.place(emission, instruction, 0);
    vectors.storeElements();
    return Shape.F64X2;
  }

  private Shape load(Instruction instruction) {
    Shape shape = form.held(instruction);
    vectors.species(shape);
    emission.pushMemory(instruction);
    MemoryEmitter.address(emission, instruction);
    vectors.load(shape);
    return shape;
  }

  private Shape store(Instruction instruction) {
    Value value = instruction.operand(1);
    Shape shape = form.held(value);
    boolean inOrder = !emission.folding.isFolded(instruction.operand(0));
    if (inOrder) {
      form.push(emission, value, shape);
      emission.pushMemory(instruction);
      MemoryEmitter.address(emission, instruction);
    } else {
      int address = emission.scratch(2);
      MemoryEmitter.address(emission, instruction);
      code.lstore(address);
      form.push(emission, value, shape);
      emission.pushMemory(instruction);
      code.lload(address);
    }
    vectors.store(shape);
    return shape;
  }

  private Shape extended(Instruction instruction, Shape shape, String conversion) {
    Shape half = HomeShapes.half(shape);
    vectors.halfSpecies(half);
    emission.pushMemory(instruction);
    MemoryEmitter.address(emission, instruction);
    vectors.loadHalf(half);
    vectors.convert(half, conversion, shape, 0);
    return shape;
  }

  private Shape splat(Instruction instruction) {
    Op op = instruction.op();
    Shape held = form.held(instruction);
    boolean sameSize = held.laneBits() == op.bytes() * 8;
    Shape shape = sameSize ? held : HalvesMemory.shape(op.bytes());
    vectors.broadcast(shape, () -> MemoryEmitter.get(emission, instruction, access(shape)));
    return shape;
  }

  private static Access access(Shape shape) {
    return switch (shape) {
      case F32X4 -> Access.F32;
      case F64X2 -> Access.F64;
      default -> Access.ofBytes(shape.laneBits() / 8);
    };
  }

  private Shape zero(Instruction instruction) {
    Shape shape = HalvesMemory.shape(instruction.op().bytes());
    int loaded = emission.scratch(2);
    MemoryEmitter.get(emission, instruction, access(shape));
    code.storeLocal(Names.kind(shape.lane()), loaded);
    vectors.broadcast(Shape.I64X2, () -> code.lconst_0());
    vectors.reinterpret(Shape.I64X2, shape);
    vectors.withLane(shape, 0, () -> code.loadLocal(Names.kind(shape.lane()), loaded));
    return shape;
  }

  private Shape loadLane(Instruction instruction) {
    Shape shape = HalvesMemory.shape(instruction.op().bytes());
    int loaded = emission.scratch(2);
    if (emission.folding.isFolded(instruction.operand(1))) {
      TypeKind kind = Names.kind(instruction.operand(0).type());
      int address = emission.scratch(2);
      emission.push(instruction.operand(0));
      code.storeLocal(kind, address);
      int vector = form.local(emission, instruction.operand(1), shape);
      MemoryEmitter.get(emission, instruction, access(shape), () -> code.loadLocal(kind, address));
      code.storeLocal(Names.kind(shape.lane()), loaded);
      code.aload(vector);
    } else {
      MemoryEmitter.get(emission, instruction, access(shape));
      code.storeLocal(Names.kind(shape.lane()), loaded);
      form.push(emission, instruction.operand(1), shape);
    }
    vectors.withLane(
        shape, instruction.lane(), () -> code.loadLocal(Names.kind(shape.lane()), loaded));
    return shape;
  }

  private Shape storeLane(Instruction instruction) {
    Shape shape = HalvesMemory.shape(instruction.op().bytes());
    MemoryEmitter.set(
        emission,
        instruction,
        access(shape),
        () -> {
          form.push(emission, instruction.operand(1), shape);
          vectors.lane(shape, instruction.lane());
        });
    return shape;
  }
}
