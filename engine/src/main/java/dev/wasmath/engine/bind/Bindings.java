package dev.wasmath.engine.bind;

import dev.wasmath.engine.BindingException;
import dev.wasmath.engine.parse.ModuleModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The functions of a module that have been bound to arrays, each once for each way of being called.
 */
public final class Bindings {
  private final ModuleModel module;
  private final List<ArrayBinding> bound = new ArrayList<>();
  private final Map<Signature, Integer> indices = new HashMap<>();
  private final Set<Signature> open = new HashSet<>();

  /** None so far. */
  public Bindings(ModuleModel module) {
    this.module = module;
  }

  /**
   * What is known of a function's arguments.
   *
   * @param function the index of the function, imports included
   * @param pointers the indices of its parameters that are pointers
   * @param multiples the indices of those that are multiples of 8
   */
  public record Signature(int function, Set<Integer> pointers, Set<Integer> multiples) {
    // Written out: a record's own methods are made at run time, which delays the first binding.
    @Override
    public boolean equals(Object other) {
      return other instanceof Signature signature
          && signature.function == function
          && signature.pointers.equals(pointers)
          && signature.multiples.equals(multiples);
    }

    @Override
    public int hashCode() {
      return 31 * (31 * function + pointers.hashCode()) + multiples.hashCode();
    }
  }

  /**
   * Binds a function and what it calls, unless that has been done.
   *
   * @return the number of the binding
   * @throws BindingException if an address cannot be traced to one pointer, or memory is reached in
   *     a way that arrays cannot follow
   */
  public synchronized int bind(Signature signature) {
    Integer known = indices.get(signature);
    return known == null ? add(signature) : known;
  }

  private int add(Signature signature) {
    if (!open.add(signature)) {
      throw new BindingException("it calls itself");
    }
    try {
      bound.add(ArrayBinding.of(module, signature, this));
    } finally {
      open.remove(signature);
    }
    indices.put(signature, bound.size() - 1);
    return bound.size() - 1;
  }

  /** What a function becomes when some of its parameters are arrays; see {@link #bind}. */
  public static ArrayBinding of(ModuleModel module, int function, Set<Integer> pointers) {
    Bindings bindings = new Bindings(module);
    return bindings.get(bindings.bind(new Signature(function, pointers, Set.of())));
  }

  /** How many there are; they are numbered from 0. */
  public synchronized int size() {
    return bound.size();
  }

  /** A binding by its number. */
  public synchronized ArrayBinding get(int index) {
    return bound.get(index);
  }
}
