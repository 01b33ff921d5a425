package dev.wasmath.engine.ir;

import java.util.ArrayList;
import java.util.List;

/** An operation applied to operands at its place in a block. */
public final class Instruction implements Value {
  private final int id;
  private final Op op;
  private final Shape shape;
  private final Type type;
  private final List<Value> operands;
  private final long[] immediates;
  private final int offset;

  Instruction(
      int id, Op op, Shape shape, Type type, List<Value> operands, long[] immediates, int offset) {
    this.id = id;
    this.op = op;
    this.shape = shape;
    this.type = type;
    this.operands = new ArrayList<>(operands);
    this.immediates = immediates.clone();
    this.offset = offset;
  }

  /** A number unique among phis and instructions of the graph. */
  public int id() {
    return id;
  }

  /** What is computed. */
  public Op op() {
    return op;
  }

  /** The shape of a vector operation; of a conversion, the shape of the result. */
  public Shape shape() {
    return shape;
  }

  @Override
  public Type type() {
    return type;
  }

  /** The operands in the order of evaluation; may be changed. */
  public List<Value> operands() {
    return operands;
  }

  /** The operand at a position. */
  public Value operand(int index) {
    return operands.get(index);
  }

  /** Lets a load or store count its offset from another base. */
  public void readdress(Value base, long offset) {
    operands.set(0, base);
    immediates[0] = offset;
  }

  /** How many immediates there are. */
  public int immediateCount() {
    return immediates.length;
  }

  /** The immediate at a position: offset, lane, index, or half of a pattern. */
  public long immediate(int index) {
    return immediates[index];
  }

  /** The lane number of an operation on one lane. */
  public int lane() {
    return (int) immediates[immediates.length - 1];
  }

  /** Where the instruction is in the binary. */
  public int offset() {
    return offset;
  }

  @Override
  public String toString() {
    return "%" + id;
  }
}
