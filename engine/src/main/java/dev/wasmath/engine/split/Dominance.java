package dev.wasmath.engine.split;

import dev.wasmath.engine.ir.Block;
import java.util.ArrayList;
import java.util.List;

/** Which blocks dominate which: in the graph, and in their piece, with all its entries open. */
final class Dominance {
  private final Partition partition;
  private final Dominators whole;
  private final List<Dominators> pieces = new ArrayList<>();
  private final int[] index;

  Dominance(Partition partition) {
    this.partition = partition;
    Layout layout = partition.layout();
    List<Block> order = layout.order();
    int[][] successors = new int[order.size()][];
    index = new int[order.size()];
    for (int i = 0; i < successors.length; i++) {
      successors[i] =
          order.get(i).terminator().successors().stream().mapToInt(layout::position).toArray();
    }
    whole = new Dominators(successors);
    for (int piece = 0; piece < partition.pieces().size(); piece++) {
      pieces.add(piece(piece));
    }
  }

  /** Node 0 stands for the outside; the blocks of the piece follow. */
  private Dominators piece(int piece) {
    List<Block> blocks = partition.pieces().get(piece);
    for (int i = 0; i < blocks.size(); i++) {
      index[partition.layout().position(blocks.get(i))] = i + 1;
    }
    int[][] successors = new int[blocks.size() + 1][];
    successors[0] = partition.entries(piece).stream().mapToInt(this::node).toArray();
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      successors[i + 1] =
          block.terminator().successors().stream()
              .filter(to -> partition.isInside(block, to))
              .mapToInt(this::node)
              .toArray();
    }
    return new Dominators(successors);
  }

  private int node(Block block) {
    return index[partition.layout().position(block)];
  }

  /** Whether one block dominates another in the graph. */
  boolean inGraph(Block first, Block second) {
    Layout layout = partition.layout();
    return whole.dominates(layout.position(first), layout.position(second));
  }

  /** Whether one block of a piece has run before another in each stay in the piece. */
  boolean inPiece(Block first, Block second) {
    return pieces.get(partition.piece(first)).dominates(node(first), node(second));
  }
}
