package dev.wasmath.engine.ir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The removal of phis that are copies and of instructions and phis without use. */
public final class CleanUp {
  private CleanUp() {}

  /** Cleans a graph in place. */
  public static void run(Graph graph) {
    removeCopies(graph);
    removeDead(graph);
  }

  private static void removeCopies(Graph graph) {
    Map<Phi, Value> copies = new HashMap<>();
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Block block : graph.blocks()) {
        for (Phi phi : block.phis()) {
          if (!copies.containsKey(phi)) {
            Value only = onlyOperand(phi, copies);
            if (only != phi) {
              copies.put(phi, only);
              changed = true;
            }
          }
        }
      }
    }
    if (copies.isEmpty()) {
      return;
    }
    for (Block block : graph.blocks()) {
      block.phis().removeAll(copies.keySet());
      for (Phi phi : block.phis()) {
        resolve(phi.operands(), copies);
      }
      for (Instruction instruction : block.body()) {
        resolve(instruction.operands(), copies);
      }
      List<Value> last = new ArrayList<>(block.terminator().operands());
      resolve(last, copies);
      block.terminate(block.terminator().with(last));
    }
  }

  private static void resolve(List<Value> values, Map<Phi, Value> copies) {
    for (int i = 0; i < values.size(); i++) {
      values.set(i, resolved(values.get(i), copies));
    }
  }

  /** The one value beside itself that the phi can have, or the phi if there are several. */
  private static Value onlyOperand(Phi phi, Map<Phi, Value> copies) {
    Value only = phi;
    for (Value operand : phi.operands()) {
      Value value = resolved(operand, copies);
      if (value != phi && !value.equals(only)) {
        if (only != phi) {
          return phi;
        }
        only = value;
      }
    }
    return only;
  }

  private static Value resolved(Value value, Map<Phi, Value> copies) {
    Value current = value;
    while (current instanceof Phi phi) {
      Value next = copies.get(phi);
      if (next == null) {
        break;
      }
      current = next;
    }
    return current;
  }

  private static void removeDead(Graph graph) {
    Set<Value> live = new HashSet<>();
    List<Value> work = new ArrayList<>();
    for (Block block : graph.blocks()) {
      work.addAll(block.terminator().operands());
      for (Instruction instruction : block.body()) {
        if (instruction.op().effect() != Effect.NONE) {
          work.add(instruction);
        }
      }
    }
    while (!work.isEmpty()) {
      Value value = work.removeLast();
      if (value instanceof Instruction instruction && live.add(value)) {
        work.addAll(instruction.operands());
      } else if (value instanceof Phi phi && live.add(value)) {
        work.addAll(phi.operands());
      }
    }
    for (Block block : graph.blocks()) {
      block.phis().retainAll(live);
      block.body().retainAll(live);
    }
  }
}
