package dev.wasmath.engine.ir;

import java.util.ArrayList;
import java.util.List;

/** Instructions that run one after the other. */
public final class Block {
  private final int id;
  private final boolean loopHeader;
  private final List<Block> predecessors = new ArrayList<>();
  private final List<Phi> phis = new ArrayList<>();
  private final List<Instruction> body = new ArrayList<>();
  private Terminator terminator = new Terminator.Unreachable(-1);

  Block(int id, boolean loopHeader) {
    this.id = id;
    this.loopHeader = loopHeader;
  }

  /** A number unique among the blocks of the graph. */
  public int id() {
    return id;
  }

  /** Whether edges from later blocks lead here. */
  public boolean isLoopHeader() {
    return loopHeader;
  }

  /** The blocks from which this one is entered, each once; may be changed. */
  public List<Block> predecessors() {
    return predecessors;
  }

  /** The phis; may be changed. */
  public List<Phi> phis() {
    return phis;
  }

  /** The instructions in order; may be changed. */
  public List<Instruction> body() {
    return body;
  }

  /** How the block ends. */
  public Terminator terminator() {
    return terminator;
  }

  /** Sets how the block ends; the caller keeps the predecessors of the targets right. */
  public void terminate(Terminator end) {
    terminator = end;
  }

  @Override
  public String toString() {
    return "b" + id;
  }
}
