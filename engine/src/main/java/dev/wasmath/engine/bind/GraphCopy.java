package dev.wasmath.engine.bind;

import dev.wasmath.engine.ir.Block;
import dev.wasmath.engine.ir.Constant;
import dev.wasmath.engine.ir.Graph;
import dev.wasmath.engine.ir.Instruction;
import dev.wasmath.engine.ir.Parameter;
import dev.wasmath.engine.ir.Phi;
import dev.wasmath.engine.ir.Terminator;
import dev.wasmath.engine.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A copy of a graph's blocks into another graph, with instructions and returns rewritten. */
final class GraphCopy {
  /** What becomes of the parts that are not simply copied. */
  interface Rewriting {
    /** The value that stands for a parameter. */
    Value parameter(Parameter parameter);

    /** Appends what stands for an instruction to {@code into}; returns its value. */
    Value instruction(Instruction instruction, GraphCopy copy, Block into);

    /** What stands for leaving the function from {@code from} with the copied results. */
    Terminator leave(List<Value> results, Block from);
  }

  private final Graph source;
  private final Graph target;
  private final Rewriting rewriting;
  private final Map<Value, Value> values = new HashMap<>();
  private final Map<Block, Block> blocks = new HashMap<>();

  GraphCopy(Graph source, Graph target, Rewriting rewriting) {
    this.source = source;
    this.target = target;
    this.rewriting = rewriting;
  }

  /** Copies all blocks; returns them in their order, the entry first. */
  List<Block> run() {
    List<Block> copies = new ArrayList<>();
    for (Block block : source.blocks()) {
      Block copy = target.newBlock(block.isLoopHeader());
      blocks.put(block, copy);
      copies.add(copy);
      for (Phi phi : block.phis()) {
        values.put(phi, target.newPhi(copy, phi.type()));
      }
    }
    for (Block block : source.blocks()) {
      for (Instruction instruction : block.body()) {
        values.put(instruction, rewriting.instruction(instruction, this, of(block)));
      }
    }
    for (Block block : source.blocks()) {
      finish(block);
    }
    return copies;
  }

  private void finish(Block block) {
    Block copy = of(block);
    copy.predecessors().addAll(blocks(block.predecessors()));
    for (int i = 0; i < block.phis().size(); i++) {
      for (Value operand : block.phis().get(i).operands()) {
        copy.phis().get(i).operands().add(of(operand));
      }
    }
    copy.terminate(end(block.terminator(), copy));
  }

  private Terminator end(Terminator end, Block copy) {
    List<Value> operands = values(end.operands());
    if (end instanceof Terminator.Goto jump) {
      return new Terminator.Goto(of(jump.target()));
    } else if (end instanceof Terminator.Branch branch) {
      return new Terminator.Branch(operands.getFirst(), of(branch.then()), of(branch.otherwise()));
    } else if (end instanceof Terminator.Switch choice) {
      return new Terminator.Switch(operands.getFirst(), blocks(choice.targets()));
    } else if (end instanceof Terminator.Return) {
      return rewriting.leave(operands, copy);
    }
    return end;
  }

  private List<Block> blocks(List<Block> originals) {
    List<Block> copies = new ArrayList<>();
    for (Block block : originals) {
      copies.add(of(block));
    }
    return copies;
  }

  private List<Value> values(List<Value> originals) {
    List<Value> copies = new ArrayList<>();
    for (Value value : originals) {
      copies.add(of(value));
    }
    return copies;
  }

  /** The copy of a block. */
  Block of(Block block) {
    return Optional.ofNullable(blocks.get(block)).orElseThrow();
  }

  /** What stands for a value. */
  Value of(Value value) {
    if (value instanceof Parameter parameter) {
      return rewriting.parameter(parameter);
    }
    return value instanceof Constant ? value : Optional.ofNullable(values.get(value)).orElseThrow();
  }

  /** Appends a plain copy of an instruction. */
  Instruction append(Instruction instruction, Block into) {
    long[] immediates = new long[instruction.immediateCount()];
    for (int i = 0; i < immediates.length; i++) {
      immediates[i] = instruction.immediate(i);
    }
    Instruction copy =
        target.newInstruction(
            instruction.op(),
            instruction.shape(),
            instruction.type(),
            values(instruction.operands()),
            immediates,
            instruction.offset());
    into.body().add(copy);
    return copy;
  }
}
