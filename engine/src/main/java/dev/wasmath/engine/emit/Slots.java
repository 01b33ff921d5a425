package dev.wasmath.engine.emit;

import dev.wasmath.engine.LimitException;
import dev.wasmath.engine.ir.Block;
import dev.wasmath.engine.ir.Graph;
import dev.wasmath.engine.ir.Instruction;
import dev.wasmath.engine.ir.Op;
import dev.wasmath.engine.ir.Parameter;
import dev.wasmath.engine.ir.Phi;
import dev.wasmath.engine.ir.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The JVM local of each value that has one. Values whose {@link Lifetimes} do not meet may share
 * it, by linear scan (Poletto and Sarkar 1999): instructions that name a local below 256 are short.
 */
final class Slots {
  private static final int MOST = 65_535;

  /** A run of locals that is taken until a time. */
  private record Taken(int slot, int size, int end) implements Comparable<Taken> {
    @Override
    public int compareTo(Taken other) {
      return Integer.compare(end, other.end);
    }
  }

  /** A value that needs a local. */
  private record Wanted(int id, int size, int start, int end) implements Comparable<Wanted> {
    @Override
    public int compareTo(Wanted other) {
      return Integer.compare(start, other.start);
    }
  }

  private final int[] slots;
  private final int[] incoming;
  private final int[] parameters;
  private final int memory;
  private final int roomyMemory;
  private final BitSet taken = new BitSet();
  private final PriorityQueue<Taken> active = new PriorityQueue<>();
  private int locals;
  private int next;

  Slots(Graph graph, Uses uses, Folding folding, VectorForm vectors) {
    Lifetimes lifetimes = new Lifetimes(graph, folding);
    slots = new int[graph.valueCount()];
    Arrays.fill(slots, -1);
    incoming = new int[graph.parameters().size()];
    parameters = new int[incoming.length];
    locals = graph.type().takesArray() ? 1 : 0;
    for (Parameter parameter : graph.parameters()) {
      boolean wide = parameter.type() == Type.V128;
      incoming[parameter.index()] = locals;
      locals += wide ? 4 : size(parameter.type(), vectors);
    }
    taken.set(0, locals);
    memory = usesMemory(graph) ? take(1, Integer.MAX_VALUE) : -1;
    roomyMemory = hasCheckedAddresses(graph) ? take(1, Integer.MAX_VALUE) : -1;
    for (Parameter parameter : graph.parameters()) {
      int index = parameter.index();
      int size = size(parameter.type(), vectors);
      int end = lifetimes.parameterEnd(index);
      boolean moved = parameter.type() == Type.V128 && vectors.onStack();
      parameters[index] = moved ? take(size, end) : incoming[index];
      active.add(moved ? new Taken(incoming[index], 4, 0) : new Taken(incoming[index], size, end));
    }
    for (Wanted wanted : wanted(graph, uses, folding, vectors, lifetimes)) {
      release(wanted.start);
      slots[wanted.id] = take(wanted.size, wanted.end);
    }
    next = locals;
  }

  private static List<Wanted> wanted(
      Graph graph, Uses uses, Folding folding, VectorForm vectors, Lifetimes lifetimes) {
    List<Wanted> all = new ArrayList<>();
    for (Block block : graph.blocks()) {
      for (Phi phi : block.phis()) {
        all.add(wanted(phi.id(), size(phi.type(), vectors), lifetimes));
      }
      for (Instruction instruction : block.body()) {
        if (uses.of(instruction) > 0 && !folding.isFolded(instruction)) {
          all.add(wanted(instruction.id(), size(instruction.type(), vectors), lifetimes));
        }
      }
    }
    Collections.sort(all);
    return all;
  }

  private static Wanted wanted(int id, int size, Lifetimes lifetimes) {
    return new Wanted(id, size, lifetimes.start(id), lifetimes.end(id));
  }

  private void release(int time) {
    while (!active.isEmpty() && active.element().end < time) {
      Taken over = active.remove();
      taken.clear(over.slot, over.slot + over.size);
    }
  }

  /** Takes the lowest free locals. */
  private int take(int size, int end) {
    int slot = taken.nextClearBit(0);
    int blocked = taken.nextSetBit(slot);
    while (blocked >= 0 && blocked < slot + size) {
      slot = taken.nextClearBit(blocked);
      blocked = taken.nextSetBit(slot);
    }
    taken.set(slot, slot + size);
    active.add(new Taken(slot, size, end));
    locals = Math.max(locals, checked(slot + size));
    return slot;
  }

  private static boolean usesMemory(Graph graph) {
    for (Block block : graph.blocks()) {
      for (Instruction instruction : block.body()) {
        Op op = instruction.op();
        if ((op.bytes() > 0 && !isChecked(instruction))
            || op == Op.CHECK_BOUNDS
            || op == Op.IN_BOUNDS) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean hasCheckedAddresses(Graph graph) {
    for (Block block : graph.blocks()) {
      for (Instruction instruction : block.body()) {
        if (isChecked(instruction)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether a load or store goes through an address that {@link Op#CHECK_BOUNDS} has checked. */
  static boolean isChecked(Instruction instruction) {
    return instruction.op().bytes() > 0 && instruction.operand(0).type() == Type.I64;
  }

  private static int size(Type type, VectorForm vectors) {
    return switch (type) {
      case I64, F64 -> 2;
      case V128, V256, V512 -> vectors.slots(type);
      default -> 1;
    };
  }

  private static int checked(int count) {
    if (count > MOST) {
      throw new LimitException("a function needs more than 65,535 JVM locals");
    }
    return count;
  }

  /** Locals for the whole function, asked for before it is emitted. */
  int fresh(int size) {
    int slot = locals;
    locals = checked(locals + size);
    next = locals;
    return slot;
  }

  /** Locals for the rest of an instruction's emission. */
  int scratch(int size) {
    int slot = next;
    next = checked(next + size);
    return slot;
  }

  /** Another instruction begins: scratch locals may be taken again. */
  void clearScratch() {
    next = locals;
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

  /** Where the memory is, or -1. */
  int memory() {
    return memory;
  }

  /** Where the memory with bytes behind its end is, for checked addresses, or -1. */
  int roomyMemory() {
    return roomyMemory;
  }
}
