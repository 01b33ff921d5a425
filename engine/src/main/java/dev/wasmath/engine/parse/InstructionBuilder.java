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
import run.endive.wasm.types.AnnotatedInstruction;

/** The translation of instructions that do not change the flow of control. */
final class InstructionBuilder {
  private static final long[] NONE = {};

  private final ModuleModel module;
  private final SsaBuilder ssa;
  private final Opcodes opcodes = new Opcodes();

  InstructionBuilder(ModuleModel module, SsaBuilder ssa) {
    this.module = module;
    this.ssa = ssa;
  }

  void add(AnnotatedInstruction instruction) {
    switch (instruction.opcode()) {
      case DROP -> ssa.pop();
      case I32_CONST -> word(Type.I32, (int) instruction.operand(0));
      case I64_CONST -> constant(Type.I64, instruction.operand(0), 0);
      case F32_CONST -> word(Type.F32, (int) instruction.operand(0));
      case F64_CONST -> constant(Type.F64, instruction.operand(0), 0);
      case V128_CONST -> constant(Type.V128, instruction.operand(0), instruction.operand(1));
      case REF_NULL -> constant(Type.REF, 0, 0);
      case SELECT, SELECT_T -> select(instruction);
      case GLOBAL_GET, GLOBAL_SET -> global(instruction);
      case CALL -> call(instruction, module.functions().get((int) instruction.operand(0)), 0);
      case CALL_INDIRECT -> call(instruction, module.types().get((int) instruction.operand(0)), 1);
      default -> operation(instruction);
    }
  }

  private void word(Type type, int bits) {
    ssa.push(new Constant(type, bits, 0));
  }

  private void constant(Type type, long low, long high) {
    ssa.push(new Constant(type, low, high));
  }

  private void select(AnnotatedInstruction instruction) {
    List<Value> operands = ssa.pop(3);
    emit(instruction, Op.SELECT, Shape.BITS, operands.getFirst().type(), operands, NONE);
  }

  private void global(AnnotatedInstruction instruction) {
    int index = (int) instruction.operand(0);
    Type type = Type.of(module.globals().get(index).type());
    Op op = opcodes.operation(instruction.opcode()).op();
    boolean get = op == Op.GLOBAL_GET;
    emit(
        instruction,
        op,
        Shape.BITS,
        get ? type : Type.VOID,
        get ? List.of() : ssa.pop(1),
        new long[] {index});
  }

  private void call(AnnotatedInstruction instruction, FunctionType type, int extra) {
    List<ValueType> results = type.results();
    Type result =
        switch (results.size()) {
          case 0 -> Type.VOID;
          case 1 -> Type.of(results.getFirst());
          default -> Type.MULTI;
        };
    Value call =
        emit(
            instruction,
            opcodes.operation(instruction.opcode()).op(),
            Shape.BITS,
            result,
            ssa.pop(type.parameters().size() + extra),
            instruction.operands());
    if (result == Type.MULTI) {
      ssa.pop();
      for (int i = 0; i < results.size(); i++) {
        Type part = Type.of(results.get(i));
        emit(instruction, Op.RESULT, Shape.BITS, part, List.of(call), new long[] {i});
      }
    }
  }

  private void operation(AnnotatedInstruction instruction) {
    Opcodes.Operation operation = opcodes.operation(instruction.opcode());
    Op op = operation.op();
    String signature = op.signature();
    char letter = signature.charAt(signature.length() - 1);
    Type type =
        switch (letter) {
          case '>' -> Type.VOID;
          case '*' -> operation.shape().lane();
          default -> Type.of(letter);
        };
    emit(
        instruction, op, operation.shape(), type, ssa.pop(op.arity()), immediates(op, instruction));
  }

  /** Of memory accesses the offset and, if any, the lane; otherwise what the binary says. */
  private static long[] immediates(Op op, AnnotatedInstruction instruction) {
    if (op.bytes() == 0) {
      return instruction.operands();
    }
    return instruction.operandCount() > 3
        ? new long[] {instruction.operand(1), instruction.operand(3)}
        : new long[] {instruction.operand(1)};
  }

  private Value emit(
      AnnotatedInstruction at,
      Op op,
      Shape shape,
      Type type,
      List<Value> operands,
      long[] immediates) {
    Instruction instruction =
        ssa.graph.newInstruction(
            op, shape, type, new ArrayList<>(operands), immediates, at.address());
    ssa.block().body().add(instruction);
    if (type != Type.VOID) {
      ssa.push(instruction);
    }
    return instruction;
  }
}
