package dev.wasmath.engine;

import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The call site of a {@link Tiered} kernel: scalar code, compiled at the first call or before,
 * until other code is installed in its place. A call waits for a compilation that is under way.
 */
final class TierSite implements KernelSite {
  private final MutableCallSite site;
  private final Supplier<MethodHandle> compile;
  private final Runnable called;
  private Optional<MethodHandle> scalar = Optional.empty();
  private boolean installed;

  /**
   * A site of a type.
   *
   * @param compile compiles the scalar code
   * @param called is run at the first call
   */
  TierSite(MethodType type, Supplier<MethodHandle> compile, Runnable called) {
    this.site = new MutableCallSite(type);
    this.compile = compile;
    this.called = called;
  }

  @Override
  public CallSite link() {
    synchronized (this) {
      if (!installed) {
        site.setTarget(scalarOrFailure());
      }
    }
    called.run();
    return site;
  }

  /** Compiles the scalar code, unless that has been done; what goes wrong a call will tell. */
  void prepare() {
    try {
      MethodHandle _ = scalar();
    } catch (RuntimeException | LinkageError | StackOverflowError failure) {
      return; // It is not kept: the next call tries again.
    }
  }

  /** The scalar code, or code that throws what its compilation threw. */
  private MethodHandle scalarOrFailure() {
    try {
      return scalar();
    } catch (WasmException refused) {
      MethodHandle thrower =
          MethodHandles.throwException(site.type().returnType(), WasmException.class)
              .bindTo(refused);
      return MethodHandles.dropArguments(thrower, 0, site.type().parameterList());
    }
  }

  /** The scalar code, compiled if nobody called yet. */
  synchronized MethodHandle scalar() {
    MethodHandle code = scalar.orElseGet(compile);
    scalar = Optional.of(code);
    return code;
  }

  /** Whether other code serves than the scalar code. */
  synchronized boolean isInstalled() {
    return installed;
  }

  /** Puts other code in place of the scalar code; calls that run go on as they are. */
  synchronized void install(MethodHandle code) {
    site.setTarget(code);
    MutableCallSite.syncAll(new MutableCallSite[] {site});
    installed = true;
  }
}
