package dev.wasmath.engine.emit;

import dev.wasmath.engine.ir.Block;
import dev.wasmath.engine.ir.Effect;
import dev.wasmath.engine.ir.Graph;
import dev.wasmath.engine.ir.Instruction;
import dev.wasmath.engine.ir.Terminator;
import dev.wasmath.engine.ir.Type;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ConstantDescs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The places in a method that may trap, and where each is in the binary.
 *
 * <p>The frames of hidden classes are in no stack trace. So each place has an exception handler of
 * its own, an increment of one local that falls through to the next handler: what has been counted
 * at the end tells the place. C2 makes slower loops of code that is divided by such handlers, up to
 * twice as slow: in a loop there are none, but in blocks that do not come back to it, such as the
 * precise copies of guarded blocks.
 */
final class TrapPlaces {
  /** A string constant holds no more. */
  private static final int MOST = 10_000;

  private record Place(Label start, Label end, int offset) {}

  private final CodeBuilder code;
  private final List<Place> places = new ArrayList<>();
  private final Set<Block> looping = new HashSet<>();
  private int counter = -1;
  private boolean wanted;

  TrapPlaces(CodeBuilder code) {
    this.code = code;
  }

  /** Sets the counter to zero, if the function has any place that is told. */
  void start(Graph graph, Slots slots) {
    findLoops(graph.blocks());
    for (Block block : graph.blocks()) {
      if (!looping.contains(block) && mayTrap(block)) {
        counter = slots.fresh(1);
        code.iconst_0().istore(counter);
        return;
      }
    }
  }

  private static boolean mayTrap(Block block) {
    for (Instruction instruction : block.body()) {
      if (mayTrap(instruction)) {
        return true;
      }
    }
    return false;
  }

  /** A loop is what is between its header and the last block that leads back to it. */
  private void findLoops(List<Block> blocks) {
    Map<Block, Integer> positions = new HashMap<>();
    for (int i = 0; i < blocks.size(); i++) {
      positions.put(blocks.get(i), i);
    }
    int looped = 0;
    for (int header = 0; header < blocks.size(); header++) {
      if (blocks.get(header).isLoopHeader()) {
        int last = header - 1;
        for (Block from : blocks.get(header).predecessors()) {
          last = Math.max(last, positions.getOrDefault(from, -1));
        }
        int start = Math.max(header, looped);
        looped = Math.max(start, last + 1);
        for (Block block : blocks.subList(start, looped)) {
          if (!(block.terminator() instanceof Terminator.Unreachable)) {
            looping.add(block);
          }
        }
      }
    }
  }

  /** What is emitted from now on is of a block. */
  void enter(Block block) {
    wanted = !looping.contains(block);
  }

  /** Whether the place of an instruction is told. */
  boolean tells(Instruction instruction) {
    return wanted && mayTrap(instruction);
  }

  /** Accesses behind a check cannot trap. */
  private static boolean mayTrap(Instruction instruction) {
    if (instruction.offset() < 0) {
      return false;
    }
    if (instruction.op().bytes() > 0) {
      return instruction.operand(0).type() == Type.I32;
    }
    return switch (instruction.op()) {
      case MEMORY_FILL, MEMORY_COPY, MEMORY_INIT -> true;
      case TABLE_GET, TABLE_SET, TABLE_FILL, TABLE_COPY, TABLE_INIT, CALL_INDIRECT -> true;
      default -> instruction.op().effect() == Effect.TRAP;
    };
  }

  /** What has been emitted from a label on is the code of an instruction, if it is told. */
  void add(Label start, Instruction instruction) {
    if (tells(instruction) && places.size() < MOST) {
      places.add(new Place(start, code.newBoundLabel(), instruction.offset()));
    }
  }

  /** Begins the handlers; what follows has the exception on the stack. */
  void handle() {
    for (Place place : places) {
      Label handler = code.newBoundLabel();
      code.iinc(counter, 1);
      code.exceptionCatch(place.start(), place.end(), handler, ConstantDescs.CD_Throwable);
    }
  }

  /**
   * Puts the count, which is zero where the place is not known, and the offsets on the stack: of
   * the place counted once, twice..., each as two characters.
   */
  void push() {
    StringBuilder offsets = new StringBuilder();
    for (int i = places.size() - 1; i >= 0; i--) {
      int offset = places.get(i).offset();
      offsets.append((char) (offset >>> 16)).append((char) offset);
    }
    if (places.isEmpty()) {
      code.iconst_0();
    } else {
      code.iload(counter);
    }
    code.loadConstant(offsets.toString());
  }
}
