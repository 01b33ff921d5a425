package dev.wasmath.engine.split;

import dev.wasmath.engine.ir.Block;
import dev.wasmath.engine.ir.Graph;
import dev.wasmath.engine.ir.Instruction;
import dev.wasmath.engine.ir.Op;
import dev.wasmath.engine.ir.Phi;
import dev.wasmath.engine.ir.Shape;
import dev.wasmath.engine.ir.Terminator;
import dev.wasmath.engine.ir.Type;
import dev.wasmath.engine.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Phis made instructions where a block has so many that an edge to it would not fit into a piece:
 * each becomes a variable, a place in the frame of its own that is written on every edge, in a
 * block that can be divided, and read once at the start of the block.
 *
 * <p>Until pieces are built, the accesses are {@link Op#FRAME_LOAD} and {@link Op#FRAME_STORE}
 * without an array, and with the number of the variable.
 */
final class PhiDemotion {
  /** What a phi takes on an edge, in bytes. */
  private static final int PHI = 12;

  private final Graph graph;
  private final Map<Value, Value> reads = new HashMap<>();
  private final Map<Block, List<Block>> edges = new HashMap<>();

  private PhiDemotion(Graph graph) {
    this.graph = graph;
  }

  /** Demotes the phis of all blocks with too many for a budget. */
  static void run(Graph graph, int budget) {
    PhiDemotion demotion = new PhiDemotion(graph);
    List<Block> blocks =
        graph.blocks().stream().filter(block -> block.phis().size() * PHI > budget).toList();
    if (!blocks.isEmpty()) {
      blocks.forEach(demotion::demote);
      demotion.finish();
    }
  }

  private void demote(Block block) {
    List<Phi> phis = List.copyOf(block.phis());
    List<Instruction> loads = new ArrayList<>();
    for (Phi phi : phis) {
      Instruction load =
          graph.newInstruction(
              Op.FRAME_LOAD, Shape.BITS, phi.type(), List.of(), new long[] {phi.id()}, -1);
      reads.put(phi, load);
      loads.add(load);
    }
    for (int i = 0; i < block.predecessors().size(); i++) {
      Block from = block.predecessors().get(i);
      Block edge = graph.newBlock(false);
      for (Phi phi : phis) {
        Value value = phi.operands().get(i);
        if (value != phi) {
          edge.body()
              .add(
                  graph.newInstruction(
                      Op.FRAME_STORE,
                      Shape.BITS,
                      Type.VOID,
                      List.of(value),
                      new long[] {phi.id()},
                      -1));
        }
      }
      edge.predecessors().add(from);
      edge.terminate(new Terminator.Goto(block));
      from.terminate(redirected(from.terminator(), block, edge));
      block.predecessors().set(i, edge);
      edges.computeIfAbsent(from, key -> new ArrayList<>()).add(edge);
    }
    block.phis().clear();
    block.body().addAll(0, loads);
  }

  private static Terminator redirected(Terminator end, Block old, Block edge) {
    return switch (end) {
      case Terminator.Goto jump -> new Terminator.Goto(edge);
      case Terminator.Branch(Value condition, Block then, Block otherwise) ->
          new Terminator.Branch(
              condition, then == old ? edge : then, otherwise == old ? edge : otherwise);
      case Terminator.Switch(Value index, List<Block> targets) ->
          new Terminator.Switch(
              index, targets.stream().map(target -> target == old ? edge : target).toList());
      default -> end;
    };
  }

  /** Puts the new blocks in their places and the reads where the phis were. */
  private void finish() {
    List<Block> blocks = new ArrayList<>();
    for (Block block : graph.blocks()) {
      blocks.add(block);
      blocks.addAll(edges.getOrDefault(block, List.of()));
    }
    graph.blocks().clear();
    graph.blocks().addAll(blocks);
    for (Block block : blocks) {
      block.phis().forEach(phi -> phi.operands().replaceAll(this::read));
      block.body().forEach(instruction -> instruction.operands().replaceAll(this::read));
      block.terminate(
          switch (block.terminator()) {
            case Terminator.Branch(Value condition, Block then, Block otherwise) ->
                new Terminator.Branch(read(condition), then, otherwise);
            case Terminator.Switch(Value index, List<Block> targets) ->
                new Terminator.Switch(read(index), targets);
            case Terminator.Return(List<Value> results) ->
                new Terminator.Return(results.stream().map(this::read).toList());
            default -> block.terminator();
          });
    }
  }

  private Value read(Value value) {
    return reads.getOrDefault(value, value);
  }
}
