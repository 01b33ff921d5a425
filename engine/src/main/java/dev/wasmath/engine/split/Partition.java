package dev.wasmath.engine.split;

import dev.wasmath.engine.ir.Block;
import dev.wasmath.engine.ir.Graph;
import dev.wasmath.engine.ir.Instruction;
import dev.wasmath.engine.ir.Terminator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The assignment of blocks to pieces: runs of neighbours in a {@link Layout} up to a budget, with
 * every loop that fits into one piece kept in one.
 */
final class Partition {
  private final Layout layout;
  private final List<List<Block>> pieces = new ArrayList<>();
  private final Map<Block, Integer> pieceOf = new HashMap<>();

  private Partition(Layout layout) {
    this.layout = layout;
  }

  /** Divides a graph, after dividing what is over the budget in it. */
  static Partition of(Graph graph, int budget) {
    SwitchDivision.run(graph, budget);
    PhiDemotion.run(graph, budget);
    divideBlocks(graph, budget);
    Partition partition = new Partition(new Layout(graph.blocks()));
    partition.fill(budget);
    return partition;
  }

  private static void divideBlocks(Graph graph, int budget) {
    List<Block> blocks = new ArrayList<>();
    for (Block block : graph.blocks()) {
      blocks.add(block);
      Block rest = block;
      int cost = 0;
      int at = 0;
      while (at < rest.body().size()) {
        Instruction instruction = rest.body().get(at);
        int next = Costs.of(instruction);
        if (at > 0 && cost + next > budget) {
          rest = divide(graph, rest, at);
          blocks.add(rest);
          cost = 0;
          at = 0;
        }
        cost += next;
        at++;
      }
    }
    graph.blocks().clear();
    graph.blocks().addAll(blocks);
  }

  /** Moves the instructions from a position on to a new block. */
  private static Block divide(Graph graph, Block block, int at) {
    Block rest = graph.newBlock(false);
    List<Instruction> moved = block.body().subList(at, block.body().size());
    rest.body().addAll(moved);
    moved.clear();
    rest.terminate(block.terminator());
    for (Block successor : rest.terminator().successors()) {
      successor.predecessors().replaceAll(b -> b == block ? rest : b);
    }
    block.terminate(new Terminator.Goto(rest));
    rest.predecessors().add(block);
    return rest;
  }

  private void fill(int budget) {
    List<Block> order = layout.order();
    long[] sums = new long[order.size() + 1];
    for (int i = 0; i < order.size(); i++) {
      sums[i + 1] = sums[i] + Costs.of(order.get(i));
    }
    List<Block> current = new ArrayList<>();
    long filled = 0;
    for (int at = 0; at < order.size(); ) {
      int end = layout.loopEnd(at);
      boolean tooLarge = end >= 0 && sums[end + 1] - sums[at] > budget;
      int next = end < 0 || tooLarge ? at + 1 : end + 1;
      long cost = sums[next] - sums[at];
      if (!current.isEmpty() && (tooLarge || filled + cost > budget)) {
        close(current);
        current = new ArrayList<>();
        filled = 0;
      }
      current.addAll(order.subList(at, next));
      filled += cost;
      at = next;
    }
    close(current);
  }

  private void close(List<Block> blocks) {
    blocks.forEach(block -> pieceOf.put(block, pieces.size()));
    pieces.add(List.copyOf(blocks));
  }

  Layout layout() {
    return layout;
  }

  /** The blocks of each piece; the first is entered first. */
  List<List<Block>> pieces() {
    return pieces;
  }

  int piece(Block block) {
    return pieceOf.getOrDefault(block, -1);
  }

  /** Whether an edge stays in its piece. */
  boolean isInside(Block from, Block to) {
    return piece(from) == piece(to);
  }

  /** The blocks at which a piece is entered, in their order. */
  List<Block> entries(int piece) {
    List<Block> blocks = pieces.get(piece);
    List<Block> entries = new ArrayList<>();
    for (Block block : blocks) {
      boolean first = layout.position(block) == 0;
      if (first || block.predecessors().stream().anyMatch(from -> !isInside(from, block))) {
        entries.add(block);
      }
    }
    return entries;
  }
}
