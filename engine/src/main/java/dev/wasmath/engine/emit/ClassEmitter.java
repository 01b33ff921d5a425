package dev.wasmath.engine.emit;

import dev.wasmath.engine.CompileOptions;
import dev.wasmath.engine.LimitException;
import dev.wasmath.engine.Lowering;
import dev.wasmath.engine.ir.Graph;
import dev.wasmath.engine.parse.ModuleModel;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The emission of graphs as classes with one static method, {@code run}.
 *
 * @param module the module of the function
 * @param lowering how vectors are computed
 * @param options the options of the compilation
 * @param vectors whether the code uses the Vector API
 */
record ClassEmitter(
    ModuleModel module, Lowering lowering, CompileOptions options, boolean vectors) {
  private static final ClassDesc SCALAR_CLASS = Names.engine("WasmCode");

  /** A name of its own for code with vectors, for compiler directives to match. */
  private static final ClassDesc VECTOR_CLASS = Names.engine("WasmVectorCode");

  private static final ClassFile CLASS_FILE =
      ClassFile.of(
          ClassFile.ClassHierarchyResolverOption.of(
              ClassHierarchyResolver.of(List.of(), Map.of())
                  .orElse(ClassHierarchyResolver.defaultResolver())));

  /** The class file of a graph, unless its code is too large for a method. */
  Optional<byte[]> emit(Graph graph, MethodTypeDesc type) {
    try {
      return Optional.of(
          CLASS_FILE.build(
              vectors ? VECTOR_CLASS : SCALAR_CLASS,
              builder ->
                  builder
                      .withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SYNTHETIC)
                      .withMethodBody(
                          "run", type, ClassFile.ACC_STATIC, code -> emit(code, graph))));
    } catch (IllegalArgumentException | LimitException tooLarge) {
      return Optional.empty();
    }
  }

  private void emit(CodeBuilder code, Graph graph) {
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
