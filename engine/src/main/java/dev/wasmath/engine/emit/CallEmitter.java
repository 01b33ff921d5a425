package dev.wasmath.engine.emit;

import dev.wasmath.engine.FunctionType;
import dev.wasmath.engine.ValueType;
import dev.wasmath.engine.ir.Instruction;
import dev.wasmath.engine.ir.Parameter;
import dev.wasmath.engine.ir.Type;
import dev.wasmath.engine.ir.Value;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/** Calls, and results that come or go as objects. */
final class CallEmitter {
  private final Emission emission;
  private final CodeBuilder code;

  CallEmitter(Emission emission) {
    this.emission = emission;
    this.code = emission.code;
  }

  void compute(Instruction instruction) {
    switch (instruction.op()) {
      case CALL ->
          direct(instruction, "call", emission.module.functions().get(callee(instruction)));
      case CALL_BOUND -> direct(instruction, "bound", boundType(instruction));
      case CALL_INDIRECT -> indirect(instruction);
      default -> result(instruction);
    }
  }

  private static int callee(Instruction instruction) {
    return (int) instruction.immediate(0);
  }

  /** The type of a function on arrays, which has at most one result. */
  private static FunctionType boundType(Instruction call) {
    List<ValueType> parameters = new ArrayList<>();
    for (Value operand : call.operands()) {
      parameters.add(valueType(operand.type()));
    }
    return new FunctionType(
        parameters, call.type() == Type.VOID ? List.of() : List.of(valueType(call.type())));
  }

  private static ValueType valueType(Type type) {
    return switch (type) {
      case I32 -> ValueType.I32;
      case I64 -> ValueType.I64;
      case F32 -> ValueType.F32;
      case F64 -> ValueType.F64;
      case V128 -> ValueType.V128;
      case REF -> ValueType.EXTERNREF;
      default -> throw new IllegalArgumentException(type.name());
    };
  }

  private void direct(Instruction instruction, String bootstrap, FunctionType type) {
    arguments(instruction.operands(), type);
    if (instruction.operands().isEmpty()) {
      code.nop();
    }
    emission.beginCall();
    emission.invokeLinked(bootstrap, Names.canonical(type), callee(instruction));
    emission.endCall();
    finish(instruction);
  }

  private void indirect(Instruction instruction) {
    int typeIndex = (int) instruction.immediate(0);
    FunctionType type = emission.module.types().get(typeIndex);
    Label start = code.newBoundLabel();
    emission.pushLinked("table", Names.TABLE, (int) instruction.immediate(1));
    emission.push(instruction.operands().getLast());
    emission.pushLinked("type", Names.FUNCTION_TYPE, typeIndex);
    code.invokevirtual(
        Names.TABLE,
        "callee",
        MethodTypeDesc.of(
            ConstantDescs.CD_MethodHandle, ConstantDescs.CD_int, Names.FUNCTION_TYPE));
    emission.traps.add(start, instruction);
    arguments(instruction.operands(), type);
    emission.beginCall();
    code.invokevirtual(ConstantDescs.CD_MethodHandle, "invokeExact", Names.canonical(type));
    emission.endCall();
    finish(instruction);
  }

  private void arguments(List<Value> operands, FunctionType type) {
    if (type.takesArray()) {
      several(emission, operands.subList(0, type.parameters().size()));
      return;
    }
    for (int i = 0; i < type.parameters().size(); i++) {
      Value operand = operands.get(i);
      if (operand.type() == Type.V128) {
        emission.vectors.pushLongs(emission, operand);
      } else {
        emission.push(operand);
        if (type.parameters().get(i) == ValueType.FUNCREF) {
          code.checkcast(Names.FUNCTION);
        }
      }
    }
  }

  private void finish(Instruction instruction) {
    if (instruction.type() == Type.V128) {
      longs(code);
      emission.vectors.fromLongs(emission, instruction);
    }
  }

  /** Takes a {@link dev.wasmath.engine.V128} on the stack apart. */
  private static void longs(CodeBuilder code) {
    MethodTypeDesc half = MethodTypeDesc.of(ConstantDescs.CD_long);
    code.dup();
    code.invokevirtual(Names.V128, "low", half);
    code.dup2_x1().pop2();
    code.invokevirtual(Names.V128, "high", half);
  }

  /** One of several results: unboxed from the array. */
  private void result(Instruction instruction) {
    emission.push(instruction.operand(0));
    code.loadConstant((int) instruction.immediate(0)).aaload();
    unbox(code, instruction.type());
    if (instruction.type() == Type.V128) {
      emission.vectors.fromLongs(emission, instruction);
    }
  }

  /** Moves an argument from the array of all to where arguments are otherwise. */
  static void unpack(Emission emission, Parameter parameter, int slot) {
    CodeBuilder code = emission.code;
    code.aload(0).loadConstant(parameter.index()).aaload();
    unbox(code, parameter.type());
    if (parameter.type() == Type.V128) {
      code.lstore(slot + 2).lstore(slot);
    } else {
      code.storeLocal(Names.kind(parameter.type()), slot);
    }
  }

  /** Takes what is in the object on the stack, of a vector two longs. */
  private static void unbox(CodeBuilder code, Type type) {
    switch (type) {
      case I32 -> unbox(code, ConstantDescs.CD_Integer, "intValue", ConstantDescs.CD_int);
      case I64 -> unbox(code, ConstantDescs.CD_Long, "longValue", ConstantDescs.CD_long);
      case F32 -> unbox(code, ConstantDescs.CD_Float, "floatValue", ConstantDescs.CD_float);
      case F64 -> unbox(code, ConstantDescs.CD_Double, "doubleValue", ConstantDescs.CD_double);
      case V128 -> {
        code.checkcast(Names.V128);
        longs(code);
      }
      default -> {}
    }
  }

  private static void unbox(CodeBuilder code, ClassDesc box, String method, ClassDesc type) {
    code.checkcast(box);
    code.invokevirtual(box, method, MethodTypeDesc.of(type));
  }

  /** Leaves the function with its results. */
  static void leave(Emission emission, List<Value> results) {
    CodeBuilder code = emission.code;
    FunctionType type = emission.graph.type();
    switch (results.size()) {
      case 0 -> code.return_();
      case 1 -> {
        Value result = results.getFirst();
        push(emission, result);
        if (type.results().getFirst() == ValueType.FUNCREF) {
          code.checkcast(Names.FUNCTION);
        }
        code.return_(Names.kind(result.type()));
      }
      default -> {
        several(emission, results);
        code.areturn();
      }
    }
  }

  private static void push(Emission emission, Value value) {
    if (value.type() == Type.V128) {
      ClassDesc l = ConstantDescs.CD_long;
      emission.code.new_(Names.V128).dup();
      emission.vectors.pushLongs(emission, value);
      emission.code.invokespecial(
          Names.V128, ConstantDescs.INIT_NAME, MethodTypeDesc.of(ConstantDescs.CD_void, l, l));
    } else {
      emission.push(value);
    }
  }

  private static void several(Emission emission, List<Value> results) {
    CodeBuilder code = emission.code;
    code.loadConstant(results.size()).anewarray(Names.OBJECT);
    for (int i = 0; i < results.size(); i++) {
      code.dup().loadConstant(i);
      push(emission, results.get(i));
      switch (results.get(i).type()) {
        case I32 -> box(code, ConstantDescs.CD_Integer, ConstantDescs.CD_int);
        case I64 -> box(code, ConstantDescs.CD_Long, ConstantDescs.CD_long);
        case F32 -> box(code, ConstantDescs.CD_Float, ConstantDescs.CD_float);
        case F64 -> box(code, ConstantDescs.CD_Double, ConstantDescs.CD_double);
        default -> {}
      }
      code.aastore();
    }
  }

  private static void box(CodeBuilder code, ClassDesc box, ClassDesc type) {
    code.invokestatic(box, "valueOf", MethodTypeDesc.of(box, type));
  }
}
