package dev.wasmath.engine.ir;

import dev.wasmath.engine.FunctionType;
import java.util.ArrayList;
import java.util.List;

/** A function as a graph of blocks. */
public final class Graph {
  private final int index;
  private final FunctionType type;
  private final List<Parameter> parameters = new ArrayList<>();
  private final List<Block> blocks = new ArrayList<>();
  private int nextValue;
  private int nextBlock;

  /** An empty graph for the function with the given index in its module. */
  public Graph(int index, FunctionType type) {
    this.index = index;
    this.type = type;
    for (int i = 0; i < type.parameters().size(); i++) {
      parameters.add(new Parameter(Type.of(type.parameters().get(i)), i));
    }
  }

  /** The index of the function in its module, imports included. */
  public int index() {
    return index;
  }

  /** The type of the function. */
  public FunctionType type() {
    return type;
  }

  /** The parameters. */
  public List<Parameter> parameters() {
    return parameters;
  }

  /** The blocks, entry first, in the order of the text; may be changed. */
  public List<Block> blocks() {
    return blocks;
  }

  /** How many instructions there are. */
  public int instructionCount() {
    int count = 0;
    for (Block block : blocks) {
      count += block.body().size();
    }
    return count;
  }

  /** More than any id of a phi or instruction. */
  public int valueCount() {
    return nextValue;
  }

  /** A new block, not yet in {@link #blocks()}. */
  public Block newBlock(boolean loopHeader) {
    return new Block(nextBlock++, loopHeader);
  }

  /** A new phi without operands, appended to its block. */
  public Phi newPhi(Block block, Type type) {
    Phi phi = new Phi(nextValue++, type, block);
    block.phis().add(phi);
    return phi;
  }

  /** A new instruction, not yet in a block. */
  public Instruction newInstruction(
      Op op, Shape shape, Type type, List<Value> operands, long[] immediates, int offset) {
    return new Instruction(nextValue++, op, shape, type, operands, immediates, offset);
  }
}
