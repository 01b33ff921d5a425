package dev.wasmath.engine.emit;

import dev.wasmath.engine.CompileOptions;
import dev.wasmath.engine.LimitException;
import dev.wasmath.engine.Lowering;
import dev.wasmath.engine.ir.Graph;
import dev.wasmath.engine.parse.ModuleModel;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Optional;
import java.util.function.Consumer;

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

  /** The class file of a graph, unless its code is too large for a method. */
  Optional<byte[]> emit(Graph graph, MethodTypeDesc type) {
    Contents contents = new Contents(type, new Code(this, graph));
    try {
      return Optional.of(ClassFile.of().build(vectors ? VECTOR_CLASS : SCALAR_CLASS, contents));
    } catch (IllegalArgumentException | LimitException tooLarge) {
      return Optional.empty();
    }
  }

  /**
   * The class. It is no lambda, which would be linked at the first compilation, nor is its code.
   */
  private record Contents(MethodTypeDesc type, Code code) implements Consumer<ClassBuilder> {
    @Override
    public void accept(ClassBuilder builder) {
      builder.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SYNTHETIC);
      builder.withMethodBody("run", type, ClassFile.ACC_STATIC, code);
    }
  }

  /** The code of its method. */
  private record Code(ClassEmitter emitter, Graph graph) implements Consumer<CodeBuilder> {
    @Override
    public void accept(CodeBuilder code) {
      emitter.emit(code, graph);
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
