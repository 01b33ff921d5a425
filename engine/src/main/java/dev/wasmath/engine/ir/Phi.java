package dev.wasmath.engine.ir;

import java.util.ArrayList;
import java.util.List;

/** The value that depends on the edge by which its block was entered. */
public final class Phi implements Value {
  private final int id;
  private final Type type;
  private final Block block;
  private final List<Value> operands = new ArrayList<>();

  Phi(int id, Type type, Block block) {
    this.id = id;
    this.type = type;
    this.block = block;
  }

  /** A number unique among phis and instructions of the graph. */
  public int id() {
    return id;
  }

  @Override
  public Type type() {
    return type;
  }

  /** The block at whose start this is. */
  public Block block() {
    return block;
  }

  /** One value for each of {@link Block#predecessors()}, in their order; may be changed. */
  public List<Value> operands() {
    return operands;
  }

  @Override
  public String toString() {
    return "%" + id;
  }
}
