package dev.wasmath.engine.emit;

import dev.wasmath.engine.ir.Block;
import dev.wasmath.engine.ir.Graph;
import dev.wasmath.engine.ir.Terminator;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * The blocks of a graph in that reverse postorder which is nearest to the order of the text, but
 * that of the successors of a block those that only trap come last; those that nothing leads to are
 * at the end.
 */
final class BlockSequence {
  private record Visit(Block block, Iterator<Successor> successors) {}

  /** What comes last in the text is first: the order is built from its end. */
  private record Successor(Block block, int position) implements Comparable<Successor> {
    @Override
    public int compareTo(Successor other) {
      return Integer.compare(other.position, position);
    }
  }

  private final Map<Block, Integer> unseen = new HashMap<>();
  private final List<Block> blocks = new ArrayList<>();

  BlockSequence(Graph graph) {
    for (Block block : graph.blocks()) {
      unseen.put(block, unseen.size());
    }
    Deque<Visit> path = new ArrayDeque<>();
    path.push(visit(graph.blocks().getFirst()));
    while (!path.isEmpty()) {
      Visit visit = path.element();
      if (!visit.successors.hasNext()) {
        blocks.add(path.pop().block);
      } else {
        Block next = visit.successors.next().block;
        if (unseen.containsKey(next)) {
          path.push(visit(next));
        }
      }
    }
    Collections.reverse(blocks);
    for (Block block : graph.blocks()) {
      if (unseen.containsKey(block)) {
        blocks.add(block);
      }
    }
  }

  private Visit visit(Block block) {
    unseen.remove(block);
    List<Successor> successors = new ArrayList<>();
    for (Block successor : block.terminator().successors()) {
      successors.add(new Successor(successor, position(successor)));
    }
    Collections.sort(successors);
    return new Visit(block, successors.iterator());
  }

  private int position(Block block) {
    boolean traps = block.terminator() instanceof Terminator.Unreachable;
    return traps ? Integer.MAX_VALUE : unseen.getOrDefault(block, -1);
  }

  List<Block> blocks() {
    return blocks;
  }
}
