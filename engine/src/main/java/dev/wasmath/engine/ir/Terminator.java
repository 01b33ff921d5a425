package dev.wasmath.engine.ir;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * How a block ends.
 *
 * <p>What all ends have is a method of theirs: a pattern switch is linked at run time, which delays
 * the first compilation.
 */
public sealed interface Terminator {
  /** The blocks that may follow, each once. */
  List<Block> successors();

  /** The values used. */
  List<Value> operands();

  /** The same end with other values, one for each of {@link #operands()}. */
  Terminator with(List<Value> values);

  /** Continues in a block. */
  record Goto(Block target) implements Terminator {
    @Override
    public List<Block> successors() {
      return List.of(target);
    }

    @Override
    public List<Value> operands() {
      return List.of();
    }

    @Override
    public Terminator with(List<Value> values) {
      return this;
    }
  }

  /** Continues in one of two different blocks: the first if the condition is not zero. */
  record Branch(Value condition, Block then, Block otherwise) implements Terminator {
    @Override
    public List<Block> successors() {
      return List.of(then, otherwise);
    }

    @Override
    public List<Value> operands() {
      return List.of(condition);
    }

    @Override
    public Terminator with(List<Value> values) {
      return new Branch(values.getFirst(), then, otherwise);
    }
  }

  /** Continues in the block at the unsigned index, or in the last one. */
  record Switch(Value index, List<Block> targets) implements Terminator {
    @Override
    public List<Block> successors() {
      return new ArrayList<>(new LinkedHashSet<>(targets));
    }

    @Override
    public List<Value> operands() {
      return List.of(index);
    }

    @Override
    public Terminator with(List<Value> values) {
      return new Switch(values.getFirst(), targets);
    }
  }

  /** Leaves the function with its results. */
  record Return(List<Value> results) implements Terminator {
    @Override
    public List<Block> successors() {
      return List.of();
    }

    @Override
    public List<Value> operands() {
      return results;
    }

    @Override
    public Terminator with(List<Value> values) {
      return new Return(List.copyOf(values));
    }
  }

  /** Traps. */
  record Unreachable(int offset) implements Terminator {
    @Override
    public List<Block> successors() {
      return List.of();
    }

    @Override
    public List<Value> operands() {
      return List.of();
    }

    @Override
    public Terminator with(List<Value> values) {
      return this;
    }
  }
}
