package dev.wasmath.engine;

import dev.wasmath.engine.bind.AddressParameters;
import dev.wasmath.engine.bind.ArrayBinding;
import dev.wasmath.engine.bind.Bindings;
import dev.wasmath.engine.emit.CompiledFunction;
import dev.wasmath.engine.emit.FunctionCompiler;
import dev.wasmath.engine.ir.Graph;
import dev.wasmath.engine.parse.ModuleModel;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** A module with its compiled code; immutable to its users, who may share it between threads. */
public final class CompiledModule {
  private final ModuleModel model;
  private final Limits limits;
  private final CompileOptions options;
  private final Lowering lowering;
  private final AtomicReferenceArray<CompiledFunction> functions;
  private volatile Optional<CompiledModule> scalar = Optional.empty();

  CompiledModule(ModuleModel model, Limits limits, CompileOptions options) {
    this.model = model;
    this.limits = limits;
    this.options = options;
    this.lowering = VectorSupport.resolve(options.lowering());
    this.functions = new AtomicReferenceArray<>(model.functions().size());
    if (options.eager()) {
      for (int i = model.importedFunctions(); i < model.functions().size(); i++) {
        function(i);
      }
    }
  }

  /**
   * Links the imports, initializes memories and tables, and runs the start function.
   *
   * @throws LinkException if an import is absent or of another type
   * @throws Trap if a segment does not fit or the start function traps
   */
  public Instance instantiate(Imports imports) {
    Instance instance = new Instance(this, new Linker(model, limits).link(imports));
    instance.initialize();
    return instance;
  }

  /** How {@code v128} values are computed; never {@link Lowering#AUTO}. */
  public Lowering lowering() {
    return lowering;
  }

  /**
   * What was made of each function, and of each export that computes addresses from its parameters
   * when these are arrays: lowering, size of bytecode, packs, warnings.
   */
  public String explain() {
    StringBuilder text = new StringBuilder("lowering ").append(lowering).append('\n');
    if (options.fma()) {
      text.append("multiplications and additions are fused: bits differ from WebAssembly's\n");
    }
    for (int i = model.importedFunctions(); i < model.functions().size(); i++) {
      text.append("function ").append(i).append(' ').append(model.names().get(i)).append(": ");
      explain(function(i), text);
    }
    for (int i = 0; i < model.exports().size(); i++) {
      if (model.exports().get(i).type() instanceof FunctionType) {
        explainBound(model.exports().get(i).name(), model.exportIndices().get(i), text);
      }
    }
    return text.toString();
  }

  private static void explain(CompiledFunction function, StringBuilder text) {
    text.append(function.bytecode()).append(" bytes of bytecode");
    if (!function.pieces().isEmpty()) {
      text.append(" in ").append(function.pieces().size()).append(" pieces, the largest of ");
      text.append(function.largest());
    }
    if (function.largest() > FunctionCompiler.HUGE_METHOD) {
      text.append("; warning: HotSpot does not compile methods over ");
      text.append(FunctionCompiler.HUGE_METHOD).append(" bytes");
    }
    text.append('\n');
    function.packs().lines().forEach(line -> text.append("  ").append(line).append('\n'));
  }

  /** What becomes of an export whose parameters are pointers when they are arrays. */
  private void explainBound(String export, int function, StringBuilder text) {
    if (function < model.importedFunctions()) {
      return;
    }
    Set<Integer> pointers = AddressParameters.of(model, function);
    if (pointers.isEmpty()) {
      return;
    }
    try {
      ArrayBinding binding = Bindings.of(model, function, pointers);
      text.append(export).append(" on arrays for parameters ").append(pointers);
      text.append(", writes to ").append(new TreeSet<>(binding.written())).append(": ");
      explain(compile(binding.graph()), text);
    } catch (BindingException refused) {
      text.append(export).append(" cannot be bound to arrays: ");
      text.append(refused.getMessage()).append('\n');
    }
  }

  /** What an exported function means on the arrays of an interface. */
  Binding binding(String export, int function, BoundCall<?> call) {
    ArrayBinding binding = Bindings.of(model, function, call.pointers());
    Set<Integer> written = new TreeSet<>();
    Set<Integer> readOnly = new TreeSet<>();
    for (int pointer : call.pointers()) {
      (binding.written().contains(pointer) ? written : readOnly).add(call.array(pointer));
    }
    StringBuilder text = new StringBuilder();
    explain(compile(binding.graph()), text);
    return new Binding(export, written, readOnly, text.toString());
  }

  /** The same module with {@code v128} on scalars, function by function at the first call. */
  CompiledModule scalar() {
    if (lowering == Lowering.SCALAR) {
      return this;
    }
    CompiledModule known = scalar.orElseGet(this::scalars);
    scalar = Optional.of(known);
    return known;
  }

  private CompiledModule scalars() {
    CompileOptions lazy = options.withLowering(Lowering.SCALAR).withEager(false);
    return new CompiledModule(model, limits, lazy);
  }

  ModuleModel model() {
    return model;
  }

  /** Compiles a function that has been rewritten, with the options of the module. */
  CompiledFunction compile(Graph graph) {
    return FunctionCompiler.compile(model, graph, lowering, options);
  }

  /** The code of a function, compiled at the first call. */
  CompiledFunction function(int index) {
    CompiledFunction compiled = functions.get(index);
    if (compiled == null) {
      compiled = FunctionCompiler.compile(model, index, lowering, options);
      functions.set(index, compiled);
    }
    return compiled;
  }
}
