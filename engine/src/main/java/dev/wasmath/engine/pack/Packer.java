package dev.wasmath.engine.pack;

import dev.wasmath.engine.ir.Block;
import dev.wasmath.engine.ir.CleanUp;
import dev.wasmath.engine.ir.Graph;
import dev.wasmath.engine.ir.Instruction;
import dev.wasmath.engine.ir.Op;
import dev.wasmath.engine.ir.Type;
import dev.wasmath.engine.ir.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The re-vectoriser: joins groups of two or four isomorphic 128-bit values of a function to wide
 * ones. Each lane does the same operations in the same order as before.
 *
 * <p>There is one wide type: what is left of groups of four stays at 128 bits. The Vector API's own
 * methods share type profiles, and once they have seen a third class of vectors with the same
 * lanes, code compiled later is several times slower.
 */
public final class Packer {
  private final Graph graph;
  private final Loops loops;
  private final PackSet packs = new PackSet();
  private final List<String> broken = new ArrayList<>();
  private final Growth growth;

  private Packer(Graph graph) {
    this.graph = graph;
    this.loops = new Loops(graph);
    this.growth = new Growth(new Places(graph), loops, packs, broken);
  }

  /**
   * Packs a graph in place.
   *
   * @param graph a clean graph, its blocks guarded by {@link Guards}
   * @param width the wide type; of {@link Type#V128} nothing is changed
   */
  public static PackReport run(Graph graph, Type width) {
    if (width == Type.V128) {
      return PackReport.empty();
    } else if (graph.instructionCount() > 2 * Guards.MOST_INSTRUCTIONS) {
      return new PackReport(List.of(), List.of("too large a function"), 0);
    }
    Packer packer = new Packer(graph);
    packer.choose(width == Type.V512 ? 4 : 2);
    if (!packer.packs.all().isEmpty()) {
      new Rewriter(graph, packer.packs, packer.growth).run();
      CleanUp.run(graph);
    }
    return packer.report();
  }

  private void choose(int count) {
    List<Block> blocks = new ArrayList<>(graph.blocks());
    blocks.removeIf(Places::isCold);
    blocks.sort(Comparator.comparingInt(loops::depth).reversed());
    for (Block block : blocks) {
      for (Op op : List.of(Op.V_STORE, Op.A_V_STORE, Op.V_LOAD, Op.A_V_LOAD)) {
        seed(Seeds.adjacent(block, op, count, packs));
      }
    }
    for (Block block : blocks) {
      seed(Seeds.phis(block, count, packs));
    }
    for (Block block : blocks) {
      seed(Seeds.alike(block, count, packs));
    }
  }

  private void seed(List<List<Value>> seeds) {
    for (List<Value> seed : seeds) {
      if (seed.stream().noneMatch(packs::isPacked)) {
        growth.grow(seed);
      }
    }
  }

  private PackReport report() {
    List<PackReport.Formed> formed = new ArrayList<>();
    for (Pack pack : packs.all()) {
      Value first = pack.members().getFirst();
      int depth = loops.depth(growth.home(first));
      formed.add(
          first instanceof Instruction instruction
              ? PackReport.Formed.of(instruction.op(), instruction.shape(), pack.type(), depth)
              : PackReport.Formed.phi(pack.type(), depth));
    }
    return new PackReport(formed, broken, 0);
  }
}
