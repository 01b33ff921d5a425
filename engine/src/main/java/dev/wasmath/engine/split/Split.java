package dev.wasmath.engine.split;

import dev.wasmath.engine.ir.Block;
import dev.wasmath.engine.ir.Constant;
import dev.wasmath.engine.ir.Graph;
import dev.wasmath.engine.ir.Instruction;
import dev.wasmath.engine.ir.Op;
import dev.wasmath.engine.ir.Parameter;
import dev.wasmath.engine.ir.Phi;
import dev.wasmath.engine.ir.Shape;
import dev.wasmath.engine.ir.Terminator;
import dev.wasmath.engine.ir.Type;
import dev.wasmath.engine.ir.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * A function in pieces.
 *
 * @param driver the function's own graph: makes the frame and calls the pieces
 * @param pieces the graphs of the pieces: of the frame and an entry to the next entry
 */
public record Split(Graph driver, List<Graph> pieces) {
  /** Copies the list. */
  public Split {
    pieces = List.copyOf(pieces);
  }

  /**
   * Splits a graph, whose blocks may be divided, into pieces of about a budget.
   *
   * @param budget bytes of bytecode in a piece, as {@link #cost} estimates them
   */
  public static Split of(Graph graph, int budget) {
    Partition partition = Partition.of(graph, budget);
    Crossings crossings = new Crossings(graph, partition);
    Entries entries = new Entries(graph, partition);
    List<Graph> pieces = new ArrayList<>();
    for (int i = 0; i < partition.pieces().size(); i++) {
      pieces.add(new PieceBuilder(crossings, entries, i).build());
    }
    return new Split(driver(crossings, entries, pieces.size()), pieces);
  }

  /** An estimate of the bytes of bytecode of a whole graph. */
  public static long cost(Graph graph) {
    long cost = 0;
    for (Block block : graph.blocks()) {
      cost += Costs.of(block);
    }
    return cost;
  }

  private static Graph driver(Crossings crossings, Entries entries, int pieces) {
    Graph graph = crossings.graph();
    Graph driver = new Graph(graph.index(), graph.type());
    Frame frame = crossings.frame();
    Block first = add(driver, false);
    Value words = append(driver, first, Op.FRAME_WORDS, Type.REF, List.of(), frame.words());
    Value objects = append(driver, first, Op.FRAME_OBJECTS, Type.REF, List.of(), frame.objects());
    Frame.Arrays arrays = new Frame.Arrays(words, objects);
    for (Parameter parameter : driver.parameters()) {
      if (frame.has(parameter)) {
        first.body().add(Frame.store(driver, arrays, parameter, frame.place(parameter)));
      }
    }
    Block loop = add(driver, true);
    first.terminate(new Terminator.Goto(loop));
    loop.predecessors().add(first);
    Phi next = driver.newPhi(loop, Type.I32);
    next.operands().add(new Constant(Type.I32, entries.code(graph.blocks().getFirst()), 0));
    List<Block> targets = new ArrayList<>();
    for (int i = 0; i < pieces; i++) {
      Block call = add(driver, false);
      call.predecessors().add(loop);
      next.operands()
          .add(append(driver, call, Op.PIECE, Type.I32, List.of(words, objects, next), i));
      call.terminate(new Terminator.Goto(loop));
      loop.predecessors().add(call);
      targets.add(call);
    }
    Block end = add(driver, false);
    end.predecessors().add(loop);
    targets.add(end);
    loop.terminate(new Terminator.Switch(Entries.piece(driver, loop, next), targets));
    List<Value> results = new ArrayList<>();
    for (int i = 0; i < graph.type().results().size(); i++) {
      Type type = Type.of(graph.type().results().get(i));
      Instruction result = Frame.load(driver, arrays, type, frame.result(i));
      end.body().add(result);
      results.add(result);
    }
    end.terminate(new Terminator.Return(results));
    return driver;
  }

  private static Block add(Graph graph, boolean loopHeader) {
    Block block = graph.newBlock(loopHeader);
    graph.blocks().add(block);
    return block;
  }

  private static Instruction append(
      Graph graph, Block into, Op op, Type type, List<Value> operands, int immediate) {
    Instruction instruction =
        graph.newInstruction(op, Shape.BITS, type, operands, new long[] {immediate}, -1);
    into.body().add(instruction);
    return instruction;
  }
}
