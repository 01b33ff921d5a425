package dev.wasmath.engine.emit;

import dev.wasmath.engine.ir.Instruction;
import dev.wasmath.engine.ir.Type;
import dev.wasmath.engine.ir.Value;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/** The operations on tables, references and globals. */
final class TableEmitter {
  private final Emission emission;
  private final CodeBuilder code;

  TableEmitter(Emission emission) {
    this.emission = emission;
    this.code = emission.code;
  }

  void compute(Instruction instruction) {
    switch (instruction.op()) {
      case REF_IS_NULL -> isNull(instruction);
      case REF_FUNC -> emission.pushLinked("reference", Names.FUNCTION, index(instruction, 0));
      case TABLE_INIT -> {
        emission.pushLinked("instance", Names.INSTANCE, 0);
        code.loadConstant(index(instruction, 0)).loadConstant(index(instruction, 1));
        emission.pushAll(instruction.operands());
        ClassDesc i = ConstantDescs.CD_int;
        call(Names.INSTANCE, "initializeTable", ConstantDescs.CD_void, i, i, i, i, i);
      }
      case ELEM_DROP -> {
        emission.pushLinked("instance", Names.INSTANCE, 0);
        code.loadConstant(index(instruction, 0));
        call(Names.INSTANCE, "dropElements", ConstantDescs.CD_void, ConstantDescs.CD_int);
      }
      default -> table(instruction);
    }
  }

  private static int index(Instruction instruction, int immediate) {
    return (int) instruction.immediate(immediate);
  }

  private void isNull(Instruction instruction) {
    Label no = code.newLabel();
    Label end = code.newLabel();
    emission.push(instruction.operand(0));
    code.ifnonnull(no).iconst_1().goto_(end).labelBinding(no).iconst_0().labelBinding(end);
  }

  private void table(Instruction instruction) {
    ClassDesc i = ConstantDescs.CD_int;
    ClassDesc v = ConstantDescs.CD_void;
    ClassDesc object = Names.OBJECT;
    emission.pushLinked("table", Names.TABLE, index(instruction, 0));
    emission.pushAll(instruction.operands());
    switch (instruction.op()) {
      case TABLE_GET -> call(Names.TABLE, "load", object, i);
      case TABLE_SET -> call(Names.TABLE, "store", v, i, object);
      case TABLE_SIZE -> call(Names.TABLE, "size", i);
      case TABLE_GROW -> call(Names.TABLE, "growBy", i, object, i);
      case TABLE_FILL -> call(Names.TABLE, "fill", v, i, object, i);
      case TABLE_COPY -> {
        emission.pushLinked("table", Names.TABLE, index(instruction, 1));
        call(Names.TABLE, "copy", v, i, i, i, Names.TABLE);
      }
      default -> throw new IllegalStateException(instruction.op().name());
    }
  }

  private void call(ClassDesc owner, String name, ClassDesc result, ClassDesc... parameters) {
    code.invokevirtual(owner, name, MethodTypeDesc.of(result, parameters));
  }

  void global(Instruction instruction) {
    emission.pushLinked("global", Names.GLOBAL, index(instruction, 0));
    if (instruction.type() == Type.VOID) {
      set(instruction.operand(0));
    } else {
      get(instruction);
    }
  }

  private void get(Instruction instruction) {
    if (instruction.type() == Type.V128) {
      code.dup();
      code.getfield(Names.GLOBAL, "i64", ConstantDescs.CD_long);
      code.dup2_x1().pop2();
      code.getfield(Names.GLOBAL, "high", ConstantDescs.CD_long);
      emission.vectors.fromLongs(emission, instruction);
    } else {
      code.getfield(Names.GLOBAL, field(instruction.type()), type(instruction.type()));
    }
  }

  private void set(Value value) {
    if (value.type() == Type.V128) {
      emission.vectors.pushLongs(emission, value);
      ClassDesc l = ConstantDescs.CD_long;
      call(Names.GLOBAL, "setBits", ConstantDescs.CD_void, l, l);
    } else {
      emission.push(value);
      code.putfield(Names.GLOBAL, field(value.type()), type(value.type()));
    }
  }

  private static String field(Type type) {
    return switch (type) {
      case I32 -> "i32";
      case I64 -> "i64";
      case F32 -> "f32";
      case F64 -> "f64";
      default -> "reference";
    };
  }

  private static ClassDesc type(Type type) {
    return switch (type) {
      case I32 -> ConstantDescs.CD_int;
      case I64 -> ConstantDescs.CD_long;
      case F32 -> ConstantDescs.CD_float;
      case F64 -> ConstantDescs.CD_double;
      default -> Names.OBJECT;
    };
  }
}
