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
  private final Setup setup;
  private final AtomicBoolean closed = new AtomicBoolean();

  /** A backend that was opened, its kernels, and what they are. */
  private record Served(Backend backend, Kernels kernels, Optional<String> identity) {}

  /** Opens the backends; their twins with fused multiply-add, if these are asked for. */
  Orchestrator(Setup setup, Iterable<Backend> backends) {
    this.setup = setup;
    List<Served> tables = new ArrayList<>();
    try {
      for (Backend backend : backends) {
        chosen(backend).flatMap(this::open).ifPresent(tables::add);
      }
    } catch (ServiceConfigurationError error) {
      miss("a backend cannot be loaded", error);
    }
    for (Operation<?> operation : Operations.ALL) {
      Optional<Served> server =
          tables.stream().filter(it -> it.kernels.find(operation).isPresent()).findFirst();
      Route<?> route = route(operation, server);
      routes.put(operation, route);
      server
          .flatMap(it -> it.identity.map(kernels -> it.backend.name() + ": " + kernels))
          .ifPresent(kernels -> setup.wisdom().add(kernels, route.learner()));
    }
    setup.wisdom().begin();
  }

  private Optional<Backend> chosen(Backend backend) {
    if (!setup.fused()) {
      return Optional.of(backend);
    }
    Optional<Backend> twin = backend.fused();
    if (twin.isEmpty()) {
      missing.add(backend.name() + ": has no kernels with fused multiply-add");
    }
    return twin;
  }

  private Optional<Served> open(Backend backend) {
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

  private Optional<Served> openTrusting(Backend backend) {
    return switch (backend.open()) {
      case Availability.Ready(Kernels kernels, String description) -> {
        opened.add(backend);
        descriptions.add(backend.name() + ": " + description);
        yield Optional.of(new Served(backend, kernels, backend.identity()));
      }
      case Availability.Missing(String reason) -> {
        missing.add(backend.name() + ": " + reason);
        LOG.log(Level.INFO, "plain Java only; {0} is missing: {1}", backend.name(), reason);
        yield Optional.empty();
      }
    };
  }

  private <K> Route<K> route(Operation<K> operation, Optional<Served> server) {
    K plain = PlainKernels.TABLE.find(operation).orElseThrow();
    return new Route<>(
        operation,
        plain,
        server.flatMap(it -> it.kernels.find(operation)),
        () -> server.ifPresent(it -> it.backend.prepare(operation)),
        server.isPresent() && server.get().backend.failsCleanly(),
        setup);
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

  WisdomSession wisdom() {
    return setup.wisdom();
  }

  /** Whether anything is measured at all. */
  boolean measures() {
    return !setup.frozen() && !(setup.policy() instanceof Policy.Always);
  }

  boolean fused() {
    return setup.fused();
  }

  Policy policy() {
    return setup.policy();
  }

  Background background() {
    return setup.background();
  }

  Journal journal() {
    return setup.journal();
  }

  long now() {
    return setup.clock().getAsLong();
  }

  /** Whether an operation under this load is a hot path by ADR-003. */
  boolean isHot(Load load) {
    return setup.policy().limits().hot(load);
  }

  MemoryUse memory() {
    return opened.stream().map(Backend::memory).reduce(MemoryUse.NONE, MemoryUse::plus);
  }

  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    setup.wisdom().save();
    routes.values().forEach(Route::close);
    setup.background().close();
    opened.forEach(Backend::close);
  }
}
