package dev.wasmath.engine.bind;

import dev.wasmath.engine.BindingException;
import dev.wasmath.engine.ir.Block;
import dev.wasmath.engine.ir.Graph;
import dev.wasmath.engine.ir.Instruction;
import dev.wasmath.engine.ir.Op;
import dev.wasmath.engine.ir.Parameter;
import dev.wasmath.engine.ir.Phi;
import dev.wasmath.engine.ir.Value;
import dev.wasmath.engine.parse.ModuleModel;
import dev.wasmath.engine.parse.SsaBuilder;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.TreeSet;

/**
 * The parameters of a function that look like pointers: those at the end of a chain of sums and
 * merges that starts at the address of a load or a store.
 */
public final class AddressParameters {
  private final Set<Value> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<Value> open = new ArrayDeque<>();
  private final Set<Integer> found = new TreeSet<>();

  private AddressParameters() {}

  /** Their indices; none if calls in the function cannot be followed. */
  public static Set<Integer> of(ModuleModel module, int function) {
    return of(module, function, Set.of());
  }

  private static Set<Integer> of(ModuleModel module, int function, Set<Integer> callers) {
    AddressParameters search = new AddressParameters();
    Graph graph = SsaBuilder.build(module, function);
    try {
      Inliner.run(module, graph);
    } catch (BindingException refused) {
      return Set.of();
    }
    for (Block block : graph.blocks()) {
      for (Instruction instruction : block.body()) {
        if (instruction.op().isLoad() || instruction.op().isStore()) {
          search.open.add(instruction.operand(0));
        } else if (instruction.op() == Op.CALL) {
          search.follow(instruction, module, with(callers, function));
        }
      }
    }
    search.run();
    return search.found;
  }

  private static Set<Integer> with(Set<Integer> callers, int function) {
    Set<Integer> all = new TreeSet<>(callers);
    all.add(function);
    return all;
  }

  /**
   * Starts at the arguments that look like pointers to the callee, unless it is on the way here.
   */
  private void follow(Instruction call, ModuleModel module, Set<Integer> callers) {
    int callee = (int) call.immediate(0);
    if (!callers.contains(callee)) {
      of(module, callee, callers).forEach(pointer -> open.add(call.operand(pointer)));
    }
  }

  private void run() {
    while (!open.isEmpty()) {
      Value value = open.remove();
      if (seen.add(value)) {
        follow(value);
      }
    }
  }

  private void follow(Value value) {
    if (value instanceof Parameter parameter) {
      found.add(parameter.index());
    } else if (value instanceof Phi phi) {
      open.addAll(phi.operands());
    } else if (value instanceof Instruction sum) {
      switch (sum.op()) {
        case I32_ADD, SELECT -> open.addAll(sum.operands().subList(0, 2));
        case I32_SUB -> open.add(sum.operand(0));
        default -> {}
      }
    }
  }
}
