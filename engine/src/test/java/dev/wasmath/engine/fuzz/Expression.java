package dev.wasmath.engine.fuzz;

import java.util.List;
import run.endive.wasm.types.OpCode;

/**
 * A vector of a random module, written once for each member of a group: the members have one shape,
 * and their loads, locals and constants follow each other.
 */
sealed interface Expression {

  /** Writes the instructions that leave the vector of a member on the stack. */
  void emit(WasmBytes code, int member);

  /** A load whose address is a local plus an amount, and an immediate that grows by a stride. */
  record Load(OpCode op, int pointer, int added, int alignment, long offset, int stride)
      implements Expression {

    @Override
    public void emit(WasmBytes code, int member) {
      code.get(pointer);
      if (added != 0) {
        code.i32(added).op(OpCode.I32_ADD);
      }
      code.memory(op, alignment, offset + (long) member * stride);
    }
  }

  /** A load into one lane of another vector. */
  record LoadLane(OpCode op, int pointer, long offset, int stride, int lane, Expression vector)
      implements Expression {

    @Override
    public void emit(WasmBytes code, int member) {
      code.get(pointer);
      vector.emit(code, member);
      code.memory(op, 0, offset + (long) member * stride).raw(lane);
    }
  }

  /** A local: the next one for each member, up to a limit, or the same one. */
  record Local(int first, int stride, int limit) implements Expression {

    @Override
    public void emit(WasmBytes code, int member) {
      code.get(first + member * stride % limit);
    }
  }

  /** A constant: the next one for each member. */
  record Constant(List<Long> words) implements Expression {

    @Override
    public void emit(WasmBytes code, int member) {
      int at = 2 * member % words.size();
      code.v128(words.get(at), words.get((at + 1) % words.size()));
    }
  }

  /** The global vector. */
  record Global(int index) implements Expression {

    @Override
    public void emit(WasmBytes code, int member) {
      code.op(OpCode.GLOBAL_GET, index);
    }
  }

  /** A scalar local in every lane. */
  record Splat(OpCode op, int scalar) implements Expression {

    @Override
    public void emit(WasmBytes code, int member) {
      code.get(scalar).op(op);
    }
  }

  /** An operation on vectors alone; one member may have its operands swapped. */
  record Operation(OpCode op, List<Expression> operands, int swapped) implements Expression {

    @Override
    public void emit(WasmBytes code, int member) {
      List<Expression> order = member == swapped ? operands.reversed() : operands;
      order.forEach(operand -> operand.emit(code, member));
      code.op(op);
    }
  }

  /** A shift by a constant or by a local. */
  record Shift(OpCode op, Expression vector, int amount, boolean fromLocal) implements Expression {

    @Override
    public void emit(WasmBytes code, int member) {
      vector.emit(code, member);
      if (fromLocal) {
        code.get(amount);
      } else {
        code.i32(amount);
      }
      code.op(op);
    }
  }

  /** A shuffle of two vectors by sixteen lane numbers. */
  record Shuffle(List<Integer> lanes, Expression left, Expression right) implements Expression {

    @Override
    public void emit(WasmBytes code, int member) {
      left.emit(code, member);
      right.emit(code, member);
      code.op(OpCode.I8x16_SHUFFLE);
      lanes.forEach(lane -> code.raw(lane));
    }
  }

  /** A vector with one lane replaced by a scalar local. */
  record ReplaceLane(OpCode op, int lane, Expression vector, int scalar) implements Expression {

    @Override
    public void emit(WasmBytes code, int member) {
      vector.emit(code, member);
      code.get(scalar).op(op).raw(lane);
    }
  }

  /** One of two vectors, by the lowest bit of an integer local. */
  record Choice(Expression left, Expression right, int condition) implements Expression {

    @Override
    public void emit(WasmBytes code, int member) {
      left.emit(code, member);
      right.emit(code, member);
      code.get(condition).i32(1).op(OpCode.I32_AND).op(OpCode.SELECT);
    }
  }

  /** A call of a function of two vectors. */
  record Call(int function, Expression left, Expression right) implements Expression {

    @Override
    public void emit(WasmBytes code, int member) {
      left.emit(code, member);
      right.emit(code, member);
      code.op(OpCode.CALL, function);
    }
  }
}
