package dev.wasmath.engine.emit;

import dev.wasmath.engine.CompileOptions;
import dev.wasmath.engine.LimitException;
import dev.wasmath.engine.Lowering;
import dev.wasmath.engine.ir.CleanUp;
import dev.wasmath.engine.ir.Graph;
import dev.wasmath.engine.ir.Type;
import dev.wasmath.engine.pack.ExitPointers;
import dev.wasmath.engine.pack.Fusion;
import dev.wasmath.engine.pack.Guards;
import dev.wasmath.engine.pack.LongPointers;
import dev.wasmath.engine.pack.PackReport;
import dev.wasmath.engine.pack.Packer;
import dev.wasmath.engine.parse.ModuleModel;
import dev.wasmath.engine.parse.SsaBuilder;
import dev.wasmath.engine.split.Split;
import java.util.List;
import java.util.Optional;

/**
 * The compilation of one function to a class of its own with one static method, {@code run}; of one
 * that is too large for that, to several.
 *
 * <p>Passes: SSA construction, clean-up, exit pointers, guards, packing, long pointers, then
 * emission.
 */
public final class FunctionCompiler {
  /** The bytecode size beyond which HotSpot never compiles a method. */
  public static final int HUGE_METHOD = 8_000;

  /** Beyond this {@link Split#cost} no attempt is made at one method. */
  private static final long HOPELESS = 200_000;

  private FunctionCompiler() {}

  /**
   * Compiles a function that is not imported.
   *
   * @throws LimitException if the JVM cannot hold it
   */
  public static CompiledFunction compile(
      ModuleModel module, int function, Lowering lowering, CompileOptions options) {
    Graph graph = SsaBuilder.build(module, function);
    CleanUp.run(graph);
    return compile(module, graph, lowering, options);
  }

  /**
   * Compiles a graph.
   *
   * @throws LimitException if the JVM cannot hold it
   */
  public static CompiledFunction compile(
      ModuleModel module, Graph graph, Lowering lowering, CompileOptions options) {
    ExitPointers.run(graph);
    Guards.run(graph, lowering != Lowering.SCALAR);
    PackReport packs = pack(graph, lowering);
    if (options.fma()) {
      packs = packs.withFused(Fusion.run(graph));
    }
    LongPointers.run(graph);
    ClassEmitter emitter =
        new ClassEmitter(
            module, lowering, options, lowering != Lowering.SCALAR && usesVectors(graph));
    long cost = Split.cost(graph);
    Optional<byte[]> whole =
        cost > HOPELESS ? Optional.empty() : emitter.emit(graph, Names.canonical(graph.type()));
    if (whole.isPresent() && isAtMost(options.methodBytes(), whole.get())) {
      return new CompiledFunction(whole.get(), List.of(), emitter.vectors(), packs);
    }
    double scale = whole.isPresent() ? CompiledFunction.codeSize(whole.get()) / (double) cost : 1;
    return new Division(emitter, graph, options.methodBytes(), packs).compile(scale);
  }

  /** Whether the code in a class has at most so many bytes, as it has if the class has. */
  private static boolean isAtMost(int bytes, byte[] classFile) {
    return classFile.length <= bytes || CompiledFunction.codeSize(classFile) <= bytes;
  }

  /** Packs as wide as asked for; where nothing packs to 512 bits, to 256. */
  private static PackReport pack(Graph graph, Lowering lowering) {
    if (lowering == Lowering.SCALAR) {
      return PackReport.empty();
    }
    PackReport packs = Packer.run(graph, width(lowering));
    boolean narrower = lowering == Lowering.V512 && packs.formed().isEmpty();
    return narrower ? Packer.run(graph, Type.V256) : packs;
  }

  private static Type width(Lowering lowering) {
    return switch (lowering) {
      case V256 -> Type.V256;
      case V512 -> Type.V512;
      default -> Type.V128;
    };
  }

  private static boolean usesVectors(Graph graph) {
    return graph.parameters().stream().anyMatch(parameter -> parameter.type().isVector())
        || graph.blocks().stream()
            .flatMap(block -> block.body().stream())
            .anyMatch(i -> i.op().isVector() || i.type().isVector());
  }
}
