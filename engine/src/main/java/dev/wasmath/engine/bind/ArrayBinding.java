package dev.wasmath.engine.bind;

import dev.wasmath.engine.BindingException;
import dev.wasmath.engine.FunctionType;
import dev.wasmath.engine.ValueType;
import dev.wasmath.engine.ir.CleanUp;
import dev.wasmath.engine.ir.Graph;
import dev.wasmath.engine.parse.ModuleModel;
import dev.wasmath.engine.parse.SsaBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A function whose pointers have become arrays of {@code double}: each pointer parameter is two
 * parameters, an array and the index of its first element.
 *
 * @param graph the function on arrays
 * @param written the pointer parameters, by their index in the WebAssembly function, through which
 *     something is stored; the others are read only
 */
public record ArrayBinding(Graph graph, Set<Integer> written) {
  /** Binds a function of a module; see {@link Bindings#bind}. */
  static ArrayBinding of(ModuleModel module, Bindings.Signature signature, Bindings callees) {
    Set<Integer> pointers = signature.pointers();
    Graph linear = SsaBuilder.build(module, signature.function());
    for (int pointer : pointers) {
      if (linear.type().parameters().get(pointer) != ValueType.I32) {
        throw new BindingException("parameter " + pointer + " is not an i32");
      }
    }
    Inliner.run(module, linear);
    CleanUp.run(linear);
    TrailingZeros zeros = new TrailingZeros(linear, signature);
    BoundCalls calls = new BoundCalls(callees, zeros);
    PointerRoots roots = new PointerRoots(linear, pointers, calls);
    Graph bound = new Graph(signature.function(), boundType(linear.type(), pointers));
    ArrayRewriting rewriting = new ArrayRewriting(bound, roots, zeros, calls, pointers);
    bound.blocks().addAll(new GraphCopy(linear, bound, rewriting).run());
    CleanUp.run(bound);
    return new ArrayBinding(bound, Set.copyOf(roots.written()));
  }

  private static FunctionType boundType(FunctionType type, Set<Integer> pointers) {
    List<ValueType> parameters = new ArrayList<>();
    for (int i = 0; i < type.parameters().size(); i++) {
      if (pointers.contains(i)) {
        parameters.add(ValueType.EXTERNREF);
      }
      parameters.add(type.parameters().get(i));
    }
    return new FunctionType(parameters, type.results());
  }
}
