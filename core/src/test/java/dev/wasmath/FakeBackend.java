package dev.wasmath;

import dev.wasmath.backend.Availability;
import dev.wasmath.backend.Backend;
import dev.wasmath.backend.Kernels;
import dev.wasmath.backend.MemoryUse;
import java.util.List;
import java.util.Optional;

/** A backend that serves the kernels it is given, and counts how often it is closed. */
final class FakeBackend implements Backend {
  private final Availability availability;
  private Optional<String> identity = Optional.empty();
  private int closings;

  FakeBackend(Availability availability) {
    this.availability = availability;
  }

  /** The same, telling what its kernels are. */
  FakeBackend as(String kernels) {
    identity = Optional.of(kernels);
    return this;
  }

  static FakeBackend with(Kernels.Builder kernels) {
    return new FakeBackend(new Availability.Ready(kernels.build(), "for tests"));
  }

  Wasmath open(Policy policy) {
    return Wasmath.builder().policy(policy).backends(List.of(this)).open();
  }

  int closings() {
    return closings;
  }

  @Override
  public String name() {
    return "fake";
  }

  @Override
  public Availability open() {
    return availability;
  }

  @Override
  public Optional<String> identity() {
    return identity;
  }

  @Override
  public MemoryUse memory() {
    return new MemoryUse(100, 200, 3);
  }

  @Override
  public void close() {
    closings++;
  }
}
