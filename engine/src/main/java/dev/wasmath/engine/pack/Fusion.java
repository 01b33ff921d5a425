package dev.wasmath.engine.pack;

import dev.wasmath.engine.ir.Block;
import dev.wasmath.engine.ir.CleanUp;
import dev.wasmath.engine.ir.Graph;
import dev.wasmath.engine.ir.Instruction;
import dev.wasmath.engine.ir.Op;
import dev.wasmath.engine.ir.Shape;
import dev.wasmath.engine.ir.Terminator;
import dev.wasmath.engine.ir.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The fusion of each multiplication whose one use is an addition with that addition, which then
 * rounds once: results differ from WebAssembly's.
 */
public final class Fusion {
  private static final long[] NONE = {};

  private final Graph graph;
  private final Map<Value, Integer> uses = new HashMap<>();
  private final Map<Value, Value> replaced = new HashMap<>();

  private Fusion(Graph graph) {
    this.graph = graph;
  }

  /** Fuses in place and says how often. */
  public static int run(Graph graph) {
    return new Fusion(graph).run();
  }

  private int run() {
    for (Block block : graph.blocks()) {
      block.phis().forEach(phi -> phi.operands().forEach(this::count));
      block.body().forEach(i -> i.operands().forEach(this::count));
      block.terminator().operands().forEach(this::count);
    }
    graph.blocks().forEach(this::fuse);
    if (!replaced.isEmpty()) {
      graph.blocks().forEach(this::rename);
      CleanUp.run(graph);
    }
    return replaced.size();
  }

  private void count(Value value) {
    uses.merge(value, 1, Integer::sum);
  }

  private void fuse(Block block) {
    for (int i = 0; i < block.body().size(); i++) {
      Instruction sum = block.body().get(i);
      for (int side = 1; side >= 0; side--) {
        if (sum.operands().size() == 2
            && sum.operand(side) instanceof Instruction product
            && !replaced.containsKey(sum)
            && isProductFor(product, sum)) {
          Op op = fused(sum);
          List<Value> operands =
              List.of(product.operand(0), product.operand(1), sum.operand(1 - side));
          Instruction one =
              graph.newInstruction(op, sum.shape(), sum.type(), operands, NONE, sum.offset());
          block.body().set(i, one);
          replaced.put(sum, one);
        }
      }
    }
  }

  private boolean isProductFor(Instruction product, Instruction sum) {
    boolean pair =
        switch (sum.op()) {
          case F64_ADD -> product.op() == Op.F64_MUL;
          case F32_ADD -> product.op() == Op.F32_MUL;
          case V_ADD ->
              product.op() == Op.V_MUL
                  && product.shape() == sum.shape()
                  && (sum.shape() == Shape.F64X2 || sum.shape() == Shape.F32X4);
          default -> false;
        };
    return pair && uses.getOrDefault(product, 0) == 1;
  }

  private static Op fused(Instruction sum) {
    return switch (sum.op()) {
      case F64_ADD -> Op.F64_FMA;
      case F32_ADD -> Op.F32_FMA;
      default -> Op.V_FMA;
    };
  }

  private void rename(Block block) {
    block.phis().forEach(phi -> phi.operands().replaceAll(this::now));
    block.body().forEach(instruction -> instruction.operands().replaceAll(this::now));
    switch (block.terminator()) {
      case Terminator.Return(List<Value> results) ->
          block.terminate(new Terminator.Return(results.stream().map(this::now).toList()));
      case Terminator.Branch(Value condition, Block then, Block otherwise) ->
          block.terminate(new Terminator.Branch(now(condition), then, otherwise));
      default -> {}
    }
  }

  private Value now(Value value) {
    return replaced.getOrDefault(value, value);
  }
}
