package dev.wasmath.backend;

import dev.wasmath.op.Operation;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A typed, immutable table from operations to kernels. */
public final class Kernels {
  private final Map<Operation<?>, Object> table;

  private Kernels(Map<Operation<?>, Object> table) {
    this.table = table;
  }

  /** An empty table to fill. */
  public static Builder builder() {
    return new Builder();
  }

  /** The kernel of an operation, if the table has one. */
  public <K> Optional<K> find(Operation<K> operation) {
    return Optional.ofNullable(table.get(operation)).map(operation.kernel()::cast);
  }

  /** The operations in the table, in the order in which they were put. */
  public Set<Operation<?>> operations() {
    return table.keySet();
  }

  /** Fills a table. Not safe for use by several threads at once. */
  public static final class Builder {
    private final Map<Operation<?>, Object> table = new LinkedHashMap<>();

    private Builder() {}

    /** Puts a kernel, in place of any that was there. */
    public <K> Builder put(Operation<K> operation, K kernel) {
      table.put(operation, kernel);
      return this;
    }

    /** The finished table. */
    public Kernels build() {
      return new Kernels(Collections.unmodifiableMap(new LinkedHashMap<>(table)));
    }
  }
}
