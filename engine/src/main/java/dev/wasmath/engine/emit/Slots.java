package dev.wasmath.engine.emit;

import dev.wasmath.engine.LimitException;
import dev.wasmath.engine.ir.Block;
import dev.wasmath.engine.ir.Graph;
import dev.wasmath.engine.ir.Instruction;
import dev.wasmath.engine.ir.Op;
import dev.wasmath.engine.ir.Parameter;
import dev.wasmath.engine.ir.Phi;
import dev.wasmath.engine.ir.Type;
import java.util.Arrays;

/** The JVM local of each value that has one. */
final class Slots {
  private final int[] slots;
  private final int[] incoming;
  private final int[] parameters;
  private final boolean usesMemory;
  private final int memory;
  private int next;

  Slots(Graph graph, Uses uses, Folding folding, VectorForm vectors) {
    slots = new int[graph.valueCount()];
    Arrays.fill(slots, -1);
    incoming = new int[graph.parameters().size()];
    parameters = new int[incoming.length];
    if (graph.type().takesArray()) {
      fresh(1);
    }
    for (Parameter parameter : graph.parameters()) {
      boolean wide = parameter.type() == Type.V128;
      incoming[parameter.index()] = fresh(wide ? 4 : size(parameter.type(), vectors));
    }
    for (Parameter parameter : graph.parameters()) {
      boolean moved = parameter.type() == Type.V128 && vectors.onStack();
      parameters[parameter.index()] =
          moved ? fresh(size(parameter.type(), vectors)) : incoming[parameter.index()];
    }
    usesMemory = usesMemory(graph);
    memory = usesMemory ? fresh(1) : -1;
    for (Block block : graph.blocks()) {
      for (Phi phi : block.phis()) {
        slots[phi.id()] = fresh(size(phi.type(), vectors));
      }
      for (Instruction instruction : block.body()) {
        if (uses.of(instruction) > 0 && !folding.isFolded(instruction)) {
          slots[instruction.id()] = fresh(size(instruction.type(), vectors));
        }
      }
    }
  }

  private static boolean usesMemory(Graph graph) {
    for (Block block : graph.blocks()) {
      for (Instruction instruction : block.body()) {
        Op op = instruction.op();
        if (op.bytes() > 0 || op == Op.CHECK_BOUNDS || op == Op.IN_BOUNDS) {
          return true;
        }
      }
    }
    return false;
  }

  private static int size(Type type, VectorForm vectors) {
    return switch (type) {
      case I64, F64 -> 2;
      case V128, V256, V512 -> vectors.slots(type);
      default -> 1;
    };
  }

  int fresh(int size) {
    int slot = next;
    next += size;
    if (next > 65_535) {
      throw new LimitException("a function needs more than 65,535 JVM locals");
    }
    return slot;
  }

  boolean has(int id) {
    return slots[id] >= 0;
  }

  int of(int id) {
    if (slots[id] < 0) {
      throw new IllegalStateException("%" + id + " has no local");
    }
    return slots[id];
  }

  /** Where the caller's argument is. */
  int incoming(int index) {
    return incoming[index];
  }

  int parameter(int index) {
    return parameters[index];
  }

  boolean usesMemory() {
    return usesMemory;
  }

  int memory() {
    return memory;
  }
}
