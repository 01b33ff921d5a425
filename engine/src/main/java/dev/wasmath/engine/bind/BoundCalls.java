package dev.wasmath.engine.bind;

import dev.wasmath.engine.ir.Instruction;
import dev.wasmath.engine.ir.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The calls of a function on arrays: each callee is bound to the arrays that the call passes. */
final class BoundCalls {
  private final Bindings bindings;
  private final TrailingZeros zeros;

  BoundCalls(Bindings bindings, TrailingZeros zeros) {
    this.bindings = bindings;
    this.zeros = zeros;
  }

  /** The number of the binding that a call needs. */
  int callee(Instruction call, PointerRoots roots) {
    Set<Integer> pointers = new HashSet<>();
    Set<Integer> multiples = new HashSet<>();
    List<Value> arguments = call.operands();
    for (int i = 0; i < arguments.size(); i++) {
      if (roots.of(arguments.get(i)) >= 0) {
        pointers.add(i);
      } else if (zeros.of(arguments.get(i)) >= TrailingZeros.MULTIPLE) {
        multiples.add(i);
      }
    }
    int function = (int) call.immediate(0);
    return bindings.bind(new Bindings.Signature(function, pointers, multiples));
  }

  /** The parameters through which a callee stores something. */
  Set<Integer> written(int callee) {
    return bindings.get(callee).written();
  }
}
