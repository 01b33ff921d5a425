package dev.wasmath.engine.pack;

import dev.wasmath.engine.ir.Block;
import dev.wasmath.engine.ir.CleanUp;
import dev.wasmath.engine.ir.Constant;
import dev.wasmath.engine.ir.Graph;
import dev.wasmath.engine.ir.Instruction;
import dev.wasmath.engine.ir.Op;
import dev.wasmath.engine.ir.Phi;
import dev.wasmath.engine.ir.Shape;
import dev.wasmath.engine.ir.Type;
import dev.wasmath.engine.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Pointers that loops carry as addresses of 64 bits.
 *
 * <p>A 32-bit pointer that is checked in each turn and then advanced by a constant of at most 64
 * KiB cannot wrap around, as no memory reaches so far. So its unsigned value can be carried
 * instead, and need not be made anew for the check, which takes an instruction and a register in
 * each turn.
 */
public final class LongPointers {
  private static final long FARTHEST = 65_536;
  private static final long[] NONE = {};

  private final Graph graph;
  private final Map<Block, Integer> positions = new HashMap<>();
  private final Map<Phi, Phi> wide = new HashMap<>();

  private LongPointers(Graph graph) {
    this.graph = graph;
    for (Block block : graph.blocks()) {
      positions.put(block, positions.size());
    }
  }

  /** Replaces the pointers of a graph in place; to be run after packing. */
  public static void run(Graph graph) {
    new LongPointers(graph).run();
  }

  private void run() {
    for (Block block : graph.blocks()) {
      for (Instruction check : List.copyOf(block.body())) {
        if (check.op() == Op.CHECK_BOUNDS
            && check.operand(0) instanceof Phi pointer
            && !wide.containsKey(pointer)
            && isAdvanced(pointer, block)
            && !isCompared(pointer)) {
          wide.put(pointer, widened(pointer, check));
        }
      }
    }
    if (!wide.isEmpty()) {
      for (Block block : graph.blocks()) {
        use(block);
      }
      CleanUp.run(graph);
    }
  }

  /** Whether a loop only adds constants to a pointer, behind the block that checks it. */
  private boolean isAdvanced(Phi pointer, Block checks) {
    Block header = pointer.block();
    boolean loops = false;
    for (int i = 0; i < header.predecessors().size(); i++) {
      Block from = header.predecessors().get(i);
      if (position(from) >= position(header)) {
        loops = true;
        if (step(pointer, i).isEmpty() || !isBehind(from, checks)) {
          return false;
        }
      }
    }
    return loops && pointer.type() == Type.I32;
  }

  private int position(Block block) {
    return positions.getOrDefault(block, -1);
  }

  /** By how much an edge advances a pointer, if that is a small constant. */
  private static Optional<Long> step(Phi pointer, int edge) {
    Value next = pointer.operands().get(edge);
    if (next.equals(pointer)) {
      return Optional.of(0L);
    }
    OptionalInt step = Step.of(pointer, next);
    return step.isPresent() && step.getAsInt() >= 0 && step.getAsInt() <= FARTHEST
        ? Optional.of((long) step.getAsInt())
        : Optional.empty();
  }

  /** Whether a block is entered through another one only, as far as its only predecessors tell. */
  private static boolean isBehind(Block block, Block first) {
    Block at = block;
    while (at != first) {
      if (at.predecessors().size() != 1) {
        return false;
      }
      at = at.predecessors().getFirst();
    }
    return true;
  }

  /** Whether the JIT compiler may know the loop as one that counts by this pointer. */
  private boolean isCompared(Phi pointer) {
    return graph.blocks().stream()
        .flatMap(block -> block.body().stream())
        .filter(LongPointers::isSignedComparison)
        .flatMap(comparison -> comparison.operands().stream())
        .anyMatch(value -> value.equals(pointer) || pointer.operands().contains(value));
  }

  private static boolean isSignedComparison(Instruction instruction) {
    return switch (instruction.op()) {
      case I32_LT_S, I32_GT_S, I32_LE_S, I32_GE_S -> true;
      default -> false;
    };
  }

  private Phi widened(Phi pointer, Instruction check) {
    Block header = pointer.block();
    Phi address = graph.newPhi(header, Type.I64);
    for (int i = 0; i < header.predecessors().size(); i++) {
      Block from = header.predecessors().get(i);
      Value next = pointer.operands().get(i);
      if (position(from) < position(header)) {
        address.operands().add(append(from, Op.I64_EXTEND_I32_U, Type.I64, next));
      } else {
        long step = step(pointer, i).orElseThrow();
        Value constant = new Constant(Type.I64, step, 0);
        address
            .operands()
            .add(step == 0 ? address : append(from, Op.I64_ADD, Type.I64, check, constant));
      }
    }
    return address;
  }

  private Instruction append(Block into, Op op, Type type, Value... operands) {
    Instruction instruction =
        graph.newInstruction(op, Shape.BITS, type, List.of(operands), NONE, -1);
    into.body().add(instruction);
    return instruction;
  }

  /** Lets a block use the addresses, or their lower halves. */
  private void use(Block block) {
    List<Instruction> body = new ArrayList<>();
    Map<Phi, Value> halves = new HashMap<>();
    for (Instruction instruction : block.body()) {
      boolean checks = instruction.op() == Op.CHECK_BOUNDS || instruction.op() == Op.IN_BOUNDS;
      instruction.operands().replaceAll(v -> checks ? address(v) : half(v, halves, body));
      body.add(instruction);
    }
    List<Value> last = new ArrayList<>(block.terminator().operands());
    last.replaceAll(v -> half(v, halves, body));
    block.terminate(block.terminator().with(last));
    for (Block successor : block.terminator().successors()) {
      int edge = successor.predecessors().indexOf(block);
      for (Phi phi : successor.phis()) {
        if (!wide.containsKey(phi)) {
          phi.operands().set(edge, half(phi.operands().get(edge), halves, body));
        }
      }
    }
    block.body().clear();
    block.body().addAll(body);
  }

  private Value address(Value value) {
    return value instanceof Phi phi && wide.containsKey(phi) ? wide.getOrDefault(phi, phi) : value;
  }

  private Value half(Value value, Map<Phi, Value> halves, List<Instruction> body) {
    Value address = address(value);
    if (!(value instanceof Phi pointer) || address.equals(value)) {
      return value;
    }
    return halves.computeIfAbsent(
        pointer,
        p -> {
          Instruction half =
              graph.newInstruction(
                  Op.I32_WRAP_I64, Shape.BITS, Type.I32, List.of(address), NONE, -1);
          body.add(half);
          return half;
        });
  }
}
