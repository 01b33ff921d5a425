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

/** Scalar loads and stores, and the operations on whole memories. */
final class MemoryEmitter {
  /** A way to read and write: the Java type that is held, and what stands for it there. */
  @SuppressWarnings("ImmutableEnumChecker") // ClassDesc is immutable, but not annotated.
  enum Access {
    I8(ConstantDescs.CD_byte),
    I16(ConstantDescs.CD_short),
    I32(ConstantDescs.CD_int),
    I64(ConstantDescs.CD_long),
    F32(ConstantDescs.CD_float),
    F64(ConstantDescs.CD_double);

    private final ClassDesc type;

    Access(ClassDesc type) {
      this.type = type;
    }

    /** The integer access of that many bytes. */
    static Access ofBytes(int bytes) {
      return switch (bytes) {
        case 1 -> I8;
        case 2 -> I16;
        case 4 -> I32;
        default -> I64;
      };
    }

    /** Puts what an access starts with on the stack: the handle and the memory. */
    void begin(Emission emission, Instruction access) {
      emission.code.getstatic(Names.LAYOUTS, name(), ConstantDescs.CD_VarHandle);
      emission.pushMemory(access);
    }

    /** Reads at the address on the stack. */
    void get(Emission emission) {
      call(emission, "get", MethodTypeDesc.of(type, Names.SEGMENT, ConstantDescs.CD_long));
    }

    /** Writes the value on the stack at the address below it. */
    void set(Emission emission) {
      ClassDesc nothing = ConstantDescs.CD_void;
      call(emission, "set", MethodTypeDesc.of(nothing, Names.SEGMENT, ConstantDescs.CD_long, type));
    }

    private static void call(Emission emission, String method, MethodTypeDesc type) {
      emission.code.invokevirtual(ConstantDescs.CD_VarHandle, method, type);
    }
  }

  private final Emission emission;
  private final CodeBuilder code;

  MemoryEmitter(Emission emission) {
    this.emission = emission;
    this.code = emission.code;
  }

  /** Puts the effective address on the stack: the unsigned base plus the offset, as a long. */
  static void address(Emission emission, Instruction instruction) {
    address(emission, instruction, () -> emission.push(instruction.operand(0)));
  }

  private static void address(Emission emission, Instruction instruction, Runnable pushBase) {
    CodeBuilder code = emission.code;
    Value base = instruction.operand(0);
    long offset = instruction.immediate(0) & 0xffff_ffffL;
    if (base instanceof Constant constant) {
      code.loadConstant((constant.low() & 0xffff_ffffL) + offset);
      return;
    }
    pushBase.run();
    if (base.type() == Type.I64) {
      if (offset != 0) {
        code.loadConstant(offset).ladd();
      }
      return;
    }
    code.i2l().loadConstant(0xffff_ffffL).land();
    if (offset != 0) {
      code.loadConstant(offset).ladd();
    }
  }

  /** Reads at the instruction's address. */
  static void get(Emission emission, Instruction instruction, Access access) {
    get(emission, instruction, access, () -> emission.push(instruction.operand(0)));
  }

  /** Reads at the instruction's address, whose base the given code pushes. */
  static void get(Emission emission, Instruction instruction, Access access, Runnable pushBase) {
    access.begin(emission, instruction);
    address(emission, instruction, pushBase);
    access.get(emission);
  }

  /** Writes at the instruction's address what the given code leaves on the stack. */
  static void set(Emission emission, Instruction instruction, Access access, Runnable value) {
    access.begin(emission, instruction);
    address(emission, instruction);
    value.run();
    access.set(emission);
  }

  void access(Instruction instruction) {
    Op op = instruction.op();
    Access access =
        switch (op) {
          case F32_LOAD, F32_STORE -> Access.F32;
          case F64_LOAD, F64_STORE -> Access.F64;
          default -> Access.ofBytes(op.bytes());
        };
    if (op.isStore()) {
      set(emission, instruction, access, () -> stored(instruction));
    } else {
      get(emission, instruction, access);
      extend(op);
    }
  }

  private void stored(Instruction instruction) {
    emission.push(instruction.operand(1));
    switch (instruction.op()) {
      case I32_STORE8 -> code.i2b();
      case I32_STORE16 -> code.i2s();
      case I64_STORE8 -> code.l2i().i2b();
      case I64_STORE16 -> code.l2i().i2s();
      case I64_STORE32 -> code.l2i();
      default -> {}
    }
  }

  private void extend(Op op) {
    switch (op) {
      case I32_LOAD8_U -> code.loadConstant(0xff).iand();
      case I32_LOAD16_U -> code.loadConstant(0xffff).iand();
      case I64_LOAD8_S, I64_LOAD16_S, I64_LOAD32_S -> code.i2l();
      case I64_LOAD8_U -> code.i2l().loadConstant(0xffL).land();
      case I64_LOAD16_U -> code.i2l().loadConstant(0xffffL).land();
      case I64_LOAD32_U -> code.i2l().loadConstant(0xffff_ffffL).land();
      default -> {}
    }
  }

  void checkBounds(Instruction instruction) {
    unsigned(instruction.operand(0));
    bound(instruction.immediate(0) - 1);
    ClassDesc l = ConstantDescs.CD_long;
    code.invokestatic(Names.OBJECTS_CLASS, "checkIndex", MethodTypeDesc.of(l, l, l));
  }

  void inBounds(Instruction instruction) {
    room(emission, instruction);
    code.bipush(63).lushr().l2i().iconst_1().ixor();
  }

  /** Leaves a long that is negative if a base of {@link Op#IN_BOUNDS} is out of bounds. */
  static void room(Emission emission, Instruction instruction) {
    MemoryEmitter memory = new MemoryEmitter(emission);
    for (int i = 0; i < instruction.operands().size(); i++) {
      memory.bound(instruction.immediate(i));
      memory.unsigned(instruction.operand(i));
      emission.code.lsub();
      if (i > 0) {
        emission.code.lor();
      }
    }
  }

  /** The size of the memory less an amount. */
  private void bound(long less) {
    code.aload(emission.memorySlot());
    code.invokeinterface(Names.SEGMENT, "byteSize", MethodTypeDesc.of(ConstantDescs.CD_long));
    code.loadConstant(less).lsub();
  }

  private void unsigned(Value base) {
    if (base instanceof Constant constant) {
      code.loadConstant(constant.low() & 0xffff_ffffL);
    } else {
      emission.push(base);
      if (base.type() == Type.I32) {
        code.i2l().loadConstant(0xffff_ffffL).land();
      }
    }
  }

  void bulk(Instruction instruction) {
    boolean segment = instruction.op() == Op.MEMORY_INIT || instruction.op() == Op.DATA_DROP;
    if (segment) {
      emission.pushLinked("instance", Names.INSTANCE, 0);
      code.loadConstant((int) instruction.immediate(0));
    } else {
      emission.pushLinked("theMemory", Names.MEMORY, 0);
    }
    emission.pushAll(instruction.operands());
    ClassDesc i = ConstantDescs.CD_int;
    ClassDesc v = ConstantDescs.CD_void;
    switch (instruction.op()) {
      case MEMORY_SIZE -> call(Names.MEMORY, "pages", i);
      case MEMORY_GROW -> {
        call(Names.MEMORY, "grow", i, i);
        emission.loadMemory();
      }
      case MEMORY_FILL -> call(Names.MEMORY, "fill", v, i, i, i);
      case MEMORY_COPY -> call(Names.MEMORY, "copy", v, i, i, i);
      case MEMORY_INIT -> call(Names.INSTANCE, "initializeMemory", v, i, i, i, i);
      case DATA_DROP -> call(Names.INSTANCE, "dropData", v, i);
      default -> throw new IllegalStateException(instruction.op().name());
    }
  }

  private void call(ClassDesc owner, String name, ClassDesc result, ClassDesc... parameters) {
    code.invokevirtual(owner, name, MethodTypeDesc.of(result, parameters));
  }
}
