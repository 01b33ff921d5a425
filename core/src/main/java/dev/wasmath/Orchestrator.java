package dev.wasmath;

import dev.wasmath.backend.Availability;
import dev.wasmath.backend.Backend;
import dev.wasmath.backend.Kernels;
import dev.wasmath.backend.MemoryUse;
import dev.wasmath.op.Operation;
import dev.wasmath.op.Operations;
import dev.wasmath.plain.PlainKernels;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.concurrent.atomic.AtomicBoolean;

/** The performance orchestrator: one route for each operation, and the backends they lead to. */
final class Orchestrator implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("dev.wasmath");

  private final Map<Operation<?>, Route<?>> routes = new LinkedHashMap<>();
  private final List<Backend> opened = new ArrayList<>();
  private final List<String> descriptions = new ArrayList<>();
  private final List<String> missing = new ArrayList<>();
  private final Trials trials = new Trials();
  private final boolean fused;
  private final AtomicBoolean closed = new AtomicBoolean();

  /**
   * Opens.
   *
   * @param fused whether to use the backends' twins with fused multiply-add
   */
  Orchestrator(Policy policy, Iterable<Backend> backends, boolean fused) {
    this.fused = fused;
    List<Kernels> tables = new ArrayList<>();
    try {
      for (Backend backend : backends) {
        chosen(backend).flatMap(this::open).ifPresent(tables::add);
      }
    } catch (ServiceConfigurationError error) {
      miss("a backend cannot be loaded", error);
    }
    for (Operation<?> operation : Operations.ALL) {
      routes.put(operation, route(operation, tables, policy));
    }
  }

  private Optional<Backend> chosen(Backend backend) {
    if (!fused) {
      return Optional.of(backend);
    }
    Optional<Backend> twin = backend.fused();
    if (twin.isEmpty()) {
      missing.add(backend.name() + ": has no kernels with fused multiply-add");
    }
    return twin;
  }

  private Optional<Kernels> open(Backend backend) {
    try {
      return openTrusting(backend);
    } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError failure) {
      miss(backend.name() + ": cannot be opened", failure);
      return Optional.empty();
    }
  }

  private void miss(String what, Throwable failure) {
    missing.add(what + ": " + failure);
    LOG.log(Level.WARNING, "plain Java only; {0}: {1}", what, failure);
  }

  private Optional<Kernels> openTrusting(Backend backend) {
    return switch (backend.open()) {
      case Availability.Ready(Kernels kernels, String description) -> {
        opened.add(backend);
        descriptions.add(backend.name() + ": " + description);
        yield Optional.of(kernels);
      }
      case Availability.Missing(String reason) -> {
        missing.add(backend.name() + ": " + reason);
        LOG.log(Level.INFO, "plain Java only; {0} is missing: {1}", backend.name(), reason);
        yield Optional.empty();
      }
    };
  }

  private <K> Route<K> route(Operation<K> operation, List<Kernels> tables, Policy policy) {
    K plain = PlainKernels.TABLE.find(operation).orElseThrow();
    Optional<K> wasm = tables.stream().flatMap(table -> table.find(operation).stream()).findFirst();
    Runnable preparation = () -> opened.forEach(backend -> backend.prepare(operation));
    return new Route<>(operation, plain, wasm, preparation, fused, policy, trials);
  }

  @SuppressWarnings("unchecked") // the table was filled by route(), key and value of one type
  <K> Route<K> route(Operation<K> operation) {
    return (Route<K>) Objects.requireNonNull(routes.get(operation), operation.name());
  }

  Iterable<Route<?>> routes() {
    return routes.values();
  }

  List<String> descriptions() {
    return List.copyOf(descriptions);
  }

  List<String> missing() {
    return List.copyOf(missing);
  }

  boolean fused() {
    return fused;
  }

  Trials trials() {
    return trials;
  }

  MemoryUse memory() {
    return opened.stream().map(Backend::memory).reduce(MemoryUse.NONE, MemoryUse::plus);
  }

  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    routes.values().forEach(Route::close);
    trials.close();
    opened.forEach(Backend::close);
  }
}
