package dev.wasmath.engine.ir;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
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
      block.phis().removeIf(copies::containsKey);
      block.phis().forEach(phi -> phi.operands().replaceAll(v -> resolved(v, copies)));
      block.body().forEach(i -> i.operands().replaceAll(v -> resolved(v, copies)));
      block.terminate(mapped(block.terminator(), copies));
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

  private static Terminator mapped(Terminator end, Map<Phi, Value> copies) {
    return switch (end) {
      case Terminator.Branch branch ->
          new Terminator.Branch(
              resolved(branch.condition(), copies), branch.then(), branch.otherwise());
      case Terminator.Switch choice ->
          new Terminator.Switch(resolved(choice.index(), copies), choice.targets());
      case Terminator.Return ret ->
          new Terminator.Return(ret.results().stream().map(v -> resolved(v, copies)).toList());
      case Terminator.Goto jump -> jump;
      case Terminator.Unreachable unreachable -> unreachable;
    };
  }

  private static void removeDead(Graph graph) {
    Set<Value> live = new HashSet<>();
    Deque<Value> work = new ArrayDeque<>();
    for (Block block : graph.blocks()) {
      work.addAll(block.terminator().operands());
      for (Instruction instruction : block.body()) {
        if (instruction.op().effect() != Effect.NONE) {
          work.add(instruction);
        }
      }
    }
    while (!work.isEmpty()) {
      Value value = work.pop();
      if (value instanceof Instruction instruction && live.add(value)) {
        work.addAll(instruction.operands());
      } else if (value instanceof Phi phi && live.add(value)) {
        work.addAll(phi.operands());
      }
    }
    for (Block block : graph.blocks()) {
      block.phis().removeIf(phi -> !live.contains(phi));
      block.body().removeIf(instruction -> !live.contains(instruction));
    }
  }
}
