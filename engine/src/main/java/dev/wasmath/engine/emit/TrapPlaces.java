package dev.wasmath.engine.emit;

import dev.wasmath.engine.ir.Effect;
import dev.wasmath.engine.ir.Graph;
import dev.wasmath.engine.ir.Instruction;
import dev.wasmath.engine.ir.Type;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ConstantDescs;
import java.util.ArrayList;
import java.util.List;

/**
 * The places in a method that may trap, and where each is in the binary.
 *
 * <p>The frames of hidden classes are in no stack trace. So each place has an exception handler of
 * its own, an increment of one local that falls through to the next handler: what has been counted
 * at the end tells the place. Code that does not trap only sets the local to zero once.
 */
final class TrapPlaces {
  /** A string constant holds no more. */
  private static final int MOST = 10_000;

  private record Place(Label start, Label end, int offset) {}

  private final CodeBuilder code;
  private final List<Place> places = new ArrayList<>();
  private int counter = -1;

  TrapPlaces(CodeBuilder code) {
    this.code = code;
  }

  /** Sets the counter to zero, if the function has any place that may trap. */
  void start(Graph graph, Slots slots) {
    boolean any =
        graph.blocks().stream().anyMatch(b -> b.body().stream().anyMatch(TrapPlaces::mayTrap));
    if (any) {
      counter = slots.fresh(1);
      code.iconst_0().istore(counter);
    }
  }

  /** Whether the place of an instruction is wanted. Accesses behind a check cannot trap. */
  static boolean mayTrap(Instruction instruction) {
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

  /** What has been emitted from a label on is the code of an instruction. */
  void add(Label start, Instruction instruction) {
    if (places.size() < MOST) {
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
    for (Place place : places.reversed()) {
      offsets.append((char) (place.offset() >>> 16)).append((char) place.offset());
    }
    if (places.isEmpty()) {
      code.iconst_0();
    } else {
      code.iload(counter);
    }
    code.loadConstant(offsets.toString());
  }
}
