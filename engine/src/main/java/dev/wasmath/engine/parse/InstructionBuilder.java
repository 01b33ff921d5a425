package dev.wasmath.engine.parse;

import dev.wasmath.engine.FunctionType;
import dev.wasmath.engine.ValueType;
import dev.wasmath.engine.ir.Constant;
import dev.wasmath.engine.ir.Instruction;
import dev.wasmath.engine.ir.Op;
import dev.wasmath.engine.ir.Shape;
import dev.wasmath.engine.ir.Type;
import dev.wasmath.engine.ir.Value;
import java.util.ArrayList;
import java.util.List;

/** The translation of instructions that do not change the flow of control. */
final class InstructionBuilder {
  private static final long[] NONE = {};

  private final ModuleModel module;
  private final SsaBuilder ssa;

  InstructionBuilder(ModuleModel module, SsaBuilder ssa) {
    this.module = module;
    this.ssa = ssa;
  }

  /** Translates the current instruction. */
  void add(int opcode, CodeReader code) {
    switch (opcode) {
      case Opcodes.DROP -> ssa.pop();
      case Opcodes.I32_CONST -> word(Type.I32, code.index());
      case Opcodes.I64_CONST -> constant(Type.I64, code.first(), 0);
      case Opcodes.F32_CONST -> word(Type.F32, code.index());
      case Opcodes.F64_CONST -> constant(Type.F64, code.first(), 0);
      case Opcodes.V128_CONST -> constant(Type.V128, code.first(), code.second());
      case Opcodes.REF_NULL -> constant(Type.REF, 0, 0);
      case Opcodes.SELECT, Opcodes.SELECT_TYPED -> select(code);
      case Opcodes.GLOBAL_GET, Opcodes.GLOBAL_SET -> global(opcode, code);
      case Opcodes.CALL -> call(opcode, code, module.functions().get(code.index()), 0);
      case Opcodes.CALL_INDIRECT -> call(opcode, code, module.types().get(code.index()), 1);
      default -> operation(opcode, code);
    }
  }

  private void word(Type type, int bits) {
    ssa.push(new Constant(type, bits, 0));
  }

  private void constant(Type type, long low, long high) {
    ssa.push(new Constant(type, low, high));
  }

  private void select(CodeReader code) {
    List<Value> operands = ssa.pop(3);
    emit(code, Op.SELECT, Shape.BITS, operands.getFirst().type(), operands, NONE);
  }

  private void global(int opcode, CodeReader code) {
    Type type = Type.of(module.globals().get(code.index()).type());
    Op op = Opcodes.operation(opcode);
    boolean get = op == Op.GLOBAL_GET;
    emit(
        code,
        op,
        Shape.BITS,
        get ? type : Type.VOID,
        get ? List.of() : ssa.pop(1),
        code.immediates());
  }

  private void call(int opcode, CodeReader code, FunctionType type, int extra) {
    List<ValueType> results = type.results();
    Type result =
        switch (results.size()) {
          case 0 -> Type.VOID;
          case 1 -> Type.of(results.getFirst());
          default -> Type.MULTI;
        };
    Value call =
        emit(
            code,
            Opcodes.operation(opcode),
            Shape.BITS,
            result,
            ssa.pop(type.parameters().size() + extra),
            code.immediates());
    if (result == Type.MULTI) {
      ssa.pop();
      for (int i = 0; i < results.size(); i++) {
        Type part = Type.of(results.get(i));
        emit(code, Op.RESULT, Shape.BITS, part, List.of(call), new long[] {i});
      }
    }
  }

  private void operation(int opcode, CodeReader code) {
    Op op = Opcodes.operation(opcode);
    Shape shape = Opcodes.shape(opcode);
    String signature = op.signature();
    char letter = signature.charAt(signature.length() - 1);
    Type type =
        switch (letter) {
          case '>' -> Type.VOID;
          case '*' -> shape.lane();
          default -> Type.of(letter);
        };
    emit(code, op, shape, type, ssa.pop(op.arity()), code.immediates());
  }

  private Value emit(
      CodeReader at, Op op, Shape shape, Type type, List<Value> operands, long[] immediates) {
    Instruction instruction =
        ssa.graph.newInstruction(
            op, shape, type, new ArrayList<>(operands), immediates, at.offset());
    ssa.block().body().add(instruction);
    if (type != Type.VOID) {
      ssa.push(instruction);
    }
    return instruction;
  }
}
