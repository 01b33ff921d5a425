package dev.wasmath.engine.emit;

import dev.wasmath.engine.CompileOptions;
import dev.wasmath.engine.LimitException;
import dev.wasmath.engine.Lowering;
import dev.wasmath.engine.ir.CleanUp;
import dev.wasmath.engine.ir.Graph;
import dev.wasmath.engine.ir.Type;
import dev.wasmath.engine.pack.Fusion;
import dev.wasmath.engine.pack.Guards;
import dev.wasmath.engine.pack.PackReport;
import dev.wasmath.engine.pack.Packer;
import dev.wasmath.engine.parse.ModuleModel;
import dev.wasmath.engine.parse.SsaBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Map;

/**
 * The compilation of one function to a class of its own with one static method, {@code run}.
 *
 * <p>Passes: SSA construction, clean-up, guards, packing, then emission.
 */
public final class FunctionCompiler {
  /** The bytecode size beyond which HotSpot never compiles a method. */
  public static final int HUGE_METHOD = 8_000;

  private static final ClassDesc SCALAR_CLASS = Names.engine("WasmCode");

  /** A name of its own for code with vectors, for compiler directives to match. */
  private static final ClassDesc VECTOR_CLASS = Names.engine("WasmVectorCode");

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
    Guards.run(graph, lowering != Lowering.SCALAR);
    PackReport packs = Packer.run(graph, width(lowering));
    if (options.fma()) {
      packs = packs.withFused(Fusion.run(graph));
    }
    boolean vectors = lowering != Lowering.SCALAR && usesVectors(graph);
    byte[] bytes;
    try {
      bytes = emit(vectors ? VECTOR_CLASS : SCALAR_CLASS, module, graph, lowering, options);
    } catch (IllegalArgumentException e) {
      throw new LimitException("function " + graph.index() + " is too large for the JVM", e);
    }
    return new CompiledFunction(bytes, vectors, packs);
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

  private static byte[] emit(
      ClassDesc name, ModuleModel module, Graph graph, Lowering lowering, CompileOptions options) {
    MethodTypeDesc type = Names.canonical(graph.type());
    ClassFile classFile =
        ClassFile.of(
            ClassFile.ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.of(List.of(), Map.of())
                    .orElse(ClassHierarchyResolver.defaultResolver())));
    return classFile.build(
        name,
        builder ->
            builder
                .withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SYNTHETIC)
                .withMethodBody(
                    "run",
                    type,
                    ClassFile.ACC_STATIC,
                    code -> emit(code, module, graph, lowering, options)));
  }

  private static void emit(
      CodeBuilder code,
      ModuleModel module,
      Graph graph,
      Lowering lowering,
      CompileOptions options) {
    HomeShapes shapes = new HomeShapes(graph);
    VectorForm form =
        lowering == Lowering.SCALAR ? new VectorHalves(shapes) : new VectorObjects(shapes);
    Uses uses = new Uses(graph);
    Folding folding = new Folding(graph, uses, form.onStack());
    Slots slots = new Slots(graph, uses, folding, form);
    Emission emission = new Emission(code, module, graph, folding, slots, form);
    new BodyEmitter(emission, slots, options.interruptible()).emit();
  }
}
