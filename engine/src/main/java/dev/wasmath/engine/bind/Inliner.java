package dev.wasmath.engine.bind;

import dev.wasmath.engine.BindingException;
import dev.wasmath.engine.FunctionType;
import dev.wasmath.engine.ir.Block;
import dev.wasmath.engine.ir.Constant;
import dev.wasmath.engine.ir.Graph;
import dev.wasmath.engine.ir.Instruction;
import dev.wasmath.engine.ir.Op;
import dev.wasmath.engine.ir.Parameter;
import dev.wasmath.engine.ir.Phi;
import dev.wasmath.engine.ir.Terminator;
import dev.wasmath.engine.ir.Type;
import dev.wasmath.engine.ir.Value;
import dev.wasmath.engine.parse.ModuleModel;
import dev.wasmath.engine.parse.SsaBuilder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The replacement of direct calls in a graph by the body of the function called. An exported
 * function is called, not inlined: so the author of a module chooses what is compiled by itself.
 */
final class Inliner {
  /** More than any kernel has; a recursive function reaches it. */
  private static final int MOST_CALLS = 100;

  private final ModuleModel module;
  private final Graph graph;

  private final Set<Integer> exported = new HashSet<>();

  private Inliner(ModuleModel module, Graph graph) {
    this.module = module;
    this.graph = graph;
    for (int i = 0; i < module.exports().size(); i++) {
      if (module.exports().get(i).type() instanceof FunctionType) {
        exported.add(module.exportIndices().get(i));
      }
    }
  }

  /**
   * Inlines in place until direct calls of exported functions are left alone.
   *
   * @throws BindingException if a function is imported, recursive or has several results
   */
  static void run(ModuleModel module, Graph graph) {
    Inliner inliner = new Inliner(module, graph);
    int calls = 0;
    for (int b = 0; b < graph.blocks().size(); b++) {
      Block block = graph.blocks().get(b);
      for (int i = 0; i < block.body().size(); i++) {
        if (inliner.isInlined(block.body().get(i))) {
          if (++calls > MOST_CALLS) {
            throw new BindingException("it calls too many functions, or itself");
          }
          inliner.inline(b, i);
          break; // what followed the call is in a later block now
        }
      }
    }
  }

  private boolean isInlined(Instruction instruction) {
    return instruction.op() == Op.CALL && !exported.contains((int) instruction.immediate(0));
  }

  private void inline(int blockIndex, int place) {
    Block before = graph.blocks().get(blockIndex);
    Instruction call = before.body().get(place);
    int callee = (int) call.immediate(0);
    if (callee < module.importedFunctions()) {
      throw new BindingException("it calls an imported function");
    }
    Graph body = SsaBuilder.build(module, callee);
    if (body.type().results().size() > 1) {
      throw new BindingException("it calls a function with several results");
    }
    Block after = split(before, place);
    Returns returns = new Returns(call.operands(), after);
    List<Block> copies = new GraphCopy(body, graph, returns).run();
    before.terminate(new Terminator.Goto(copies.getFirst()));
    copies.getFirst().predecessors().add(before);
    List<Block> inserted = new ArrayList<>(copies);
    inserted.add(after);
    graph.blocks().addAll(blockIndex + 1, inserted);
    if (after.predecessors().isEmpty()) {
      throw new BindingException("it calls a function that never returns");
    }
    if (call.type() != Type.VOID) {
      replace(call, result(call, after, returns.results));
    }
  }

  /** Moves what follows the call to a block of its own, which takes over the successors. */
  private Block split(Block before, int place) {
    Block after = graph.newBlock(false);
    List<Instruction> rest = before.body().subList(place + 1, before.body().size());
    after.body().addAll(rest);
    rest.clear();
    before.body().removeLast();
    after.terminate(before.terminator());
    for (Block successor : after.terminator().successors()) {
      Collections.replaceAll(successor.predecessors(), before, after);
    }
    return after;
  }

  private Value result(Instruction call, Block after, List<Value> results) {
    Phi phi = graph.newPhi(after, call.type());
    phi.operands().addAll(results);
    return phi;
  }

  private void replace(Instruction old, Value value) {
    for (Block block : graph.blocks()) {
      for (Phi phi : block.phis()) {
        Collections.replaceAll(phi.operands(), old, value);
      }
      for (Instruction instruction : block.body()) {
        Collections.replaceAll(instruction.operands(), old, value);
      }
      List<Value> last = new ArrayList<>(block.terminator().operands());
      if (Collections.replaceAll(last, old, value)) {
        block.terminate(block.terminator().with(last));
      }
    }
  }

  /** The copying of a callee: its returns continue after the call. */
  private static final class Returns implements GraphCopy.Rewriting {
    private final List<Value> arguments;
    private final Block after;
    private final List<Value> results = new ArrayList<>();

    Returns(List<Value> arguments, Block after) {
      this.arguments = arguments;
      this.after = after;
    }

    @Override
    public Value parameter(Parameter parameter) {
      return arguments.get(parameter.index());
    }

    @Override
    public Value instruction(Instruction instruction, GraphCopy copy, Block into) {
      return copy.append(instruction, into);
    }

    @Override
    public Terminator leave(List<Value> values, Block from) {
      after.predecessors().add(from);
      results.add(values.isEmpty() ? Constant.zero(Type.I32) : values.getFirst());
      return new Terminator.Goto(after);
    }
  }
}
