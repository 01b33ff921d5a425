package dev.wasmath.engine.ir;

import java.util.List;

/** How a block ends. */
public sealed interface Terminator {
  /** Continues in a block. */
  record Goto(Block target) implements Terminator {}

  /** Continues in one of two different blocks: the first if the condition is not zero. */
  record Branch(Value condition, Block then, Block otherwise) implements Terminator {}

  /** Continues in the block at the unsigned index, or in the last one. */
  record Switch(Value index, List<Block> targets) implements Terminator {}

  /** Leaves the function with its results. */
  record Return(List<Value> results) implements Terminator {}

  /** Traps. */
  record Unreachable(int offset) implements Terminator {}

  /** The blocks that may follow, each once. */
  default List<Block> successors() {
    return switch (this) {
      case Goto jump -> List.of(jump.target());
      case Branch branch -> List.of(branch.then(), branch.otherwise());
      case Switch choice -> choice.targets().stream().distinct().toList();
      case Return ret -> List.of();
      case Unreachable unreachable -> List.of();
    };
  }

  /** The values used. */
  default List<Value> operands() {
    return switch (this) {
      case Branch branch -> List.of(branch.condition());
      case Switch choice -> List.of(choice.index());
      case Return ret -> ret.results();
      case Goto jump -> List.of();
      case Unreachable unreachable -> List.of();
    };
  }
}
