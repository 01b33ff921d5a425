package dev.wasmath.engine.emit;

import dev.wasmath.engine.LimitException;
import dev.wasmath.engine.ir.Graph;
import dev.wasmath.engine.pack.PackReport;
import dev.wasmath.engine.split.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The emission of a function in pieces, each of which the JIT compiler takes. */
final class Division {
  /** How much of a method's size the first attempt gives to the code as it was. */
  private static final double FIRST = 0.65;

  /** By how much each further attempt aims below the size. */
  private static final double NEXT = 0.9;

  private static final int ATTEMPTS = 8;
  private static final int LEAST = 12;

  private final ClassEmitter emitter;
  private final Graph graph;
  private final int methodBytes;
  private final PackReport packs;

  Division(ClassEmitter emitter, Graph graph, int methodBytes, PackReport packs) {
    this.emitter = emitter;
    this.graph = graph;
    this.methodBytes = methodBytes;
    this.packs = packs;
  }

  /**
   * Divides until no method is too large, or as far as it goes.
   *
   * @param scale bytes of bytecode for each unit of {@link Split#cost}
   * @throws LimitException if the JVM cannot hold the pieces
   */
  CompiledFunction compile(double scale) {
    double budget = Math.max(LEAST, methodBytes * FIRST / scale);
    Optional<CompiledFunction> best = Optional.empty();
    for (int i = 0; i < ATTEMPTS && budget >= LEAST; i++) {
      Optional<CompiledFunction> next = emit(Split.of(graph, (int) budget));
      if (next.isPresent()) {
        int largest = next.get().largest();
        if (best.isEmpty() || largest < best.get().largest()) {
          best = next;
        }
        if (largest <= methodBytes) {
          return next.get();
        }
        budget *= NEXT * Math.max(methodBytes / (double) largest, 0.25);
      } else {
        budget /= 4;
      }
    }
    return best.orElseThrow(
        () ->
            new LimitException(
                "function "
                    + graph.index()
                    + " has a part that needs more than 65,535 bytes of"
                    + " bytecode or locals"));
  }

  private Optional<CompiledFunction> emit(Split split) {
    Optional<byte[]> driver = emitter.emit(split.driver(), Names.canonical(graph.type()));
    if (driver.isEmpty()) {
      return Optional.empty();
    }
    List<byte[]> pieces = new ArrayList<>();
    for (Graph piece : split.pieces()) {
      Optional<byte[]> emitted = emitter.emit(piece, Names.PIECE);
      if (emitted.isEmpty()) {
        return Optional.empty();
      }
      pieces.add(emitted.get());
    }
    return Optional.of(new CompiledFunction(driver.get(), pieces, emitter.vectors(), packs));
  }
}
