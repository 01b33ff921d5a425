package dev.wasmath.engine.split;

import dev.wasmath.engine.ir.Block;
import dev.wasmath.engine.ir.Constant;
import dev.wasmath.engine.ir.Graph;
import dev.wasmath.engine.ir.Instruction;
import dev.wasmath.engine.ir.Op;
import dev.wasmath.engine.ir.Shape;
import dev.wasmath.engine.ir.Terminator;
import dev.wasmath.engine.ir.Type;
import dev.wasmath.engine.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Switches made small: an edge to a block with phis goes through a block of its own beside its
 * target, so that the phis get their values there; a switch with many targets becomes a tree of
 * switches.
 */
final class SwitchDivision {
  private static final int LEAST = 4;
  private static final int MOST = 1024;

  /** What a target takes, in bytes: the entry of the table, and an end of the piece. */
  private static final int TARGET = 12;

  private final Graph graph;
  private final int most;
  private final Map<Block, List<Block>> before = new HashMap<>();
  private final Map<Block, List<Block>> behind = new HashMap<>();

  private SwitchDivision(Graph graph, int most) {
    this.graph = graph;
    this.most = most;
  }

  /** Divides the switches of a graph for pieces of a budget. */
  static void run(Graph graph, int budget) {
    int targets = Math.clamp(Integer.highestOneBit(Math.max(budget / TARGET, 1)), LEAST, MOST);
    new SwitchDivision(graph, targets).run();
  }

  private void run() {
    for (Block block : graph.blocks()) {
      if (block.terminator() instanceof Terminator.Switch choice
          && choice.targets().size() > LEAST) {
        List<Block> targets = landings(block, choice);
        targets.forEach(target -> target.predecessors().remove(block));
        divide(block, choice.index(), targets);
      }
    }
    List<Block> blocks = new ArrayList<>();
    graph.blocks().forEach(block -> place(block, blocks));
    graph.blocks().clear();
    graph.blocks().addAll(blocks);
  }

  private void place(Block block, List<Block> blocks) {
    blocks.addAll(before.getOrDefault(block, List.of()));
    blocks.add(block);
    behind.getOrDefault(block, List.of()).forEach(next -> place(next, blocks));
  }

  /** The targets, or blocks that go there and nowhere else. */
  private List<Block> landings(Block from, Terminator.Switch choice) {
    Map<Block, Block> landings = new HashMap<>();
    for (Block target : choice.successors()) {
      if (!target.phis().isEmpty()) {
        Block landing = graph.newBlock(false);
        landing.predecessors().add(from);
        landing.terminate(new Terminator.Goto(target));
        target.predecessors().replaceAll(block -> block == from ? landing : block);
        Map<Block, List<Block>> side = target.isLoopHeader() ? behind : before;
        side.computeIfAbsent(target, key -> new ArrayList<>()).add(landing);
        landings.put(target, landing);
      }
    }
    return choice.targets().stream().map(target -> landings.getOrDefault(target, target)).toList();
  }

  /** Ends a block with a switch, whose targets do not count the block as a predecessor yet. */
  private void divide(Block block, Value index, List<Block> targets) {
    if (targets.size() <= most + 1) {
      Terminator end = new Terminator.Switch(index, targets);
      block.terminate(end);
      end.successors().forEach(target -> target.predecessors().add(block));
      return;
    }
    int cases = targets.size() - 1;
    List<Block> parts = new ArrayList<>();
    for (int first = 0; first < cases; first += most) {
      boolean full = first + most <= cases;
      Block part = graph.newBlock(false);
      Value within = append(part, Op.I32_AND, index, most - 1);
      divide(part, within, targets.subList(first, full ? first + most : targets.size()));
      behind.computeIfAbsent(block, key -> new ArrayList<>()).add(part);
      parts.add(part);
    }
    parts.add(targets.getLast());
    divide(block, append(block, Op.I32_SHR_U, index, Integer.numberOfTrailingZeros(most)), parts);
  }

  private Value append(Block block, Op op, Value value, int constant) {
    List<Value> operands = List.of(value, new Constant(Type.I32, constant, 0));
    Instruction instruction =
        graph.newInstruction(op, Shape.BITS, Type.I32, operands, new long[0], -1);
    block.body().add(instruction);
    return instruction;
  }
}
