package dev.wasmath.engine;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A kernel that serves at once, from scalar code, and is exchanged for vector code when that has
 * been compiled and is warm; the bits are the same, and callers do not notice.
 *
 * <p>Vector code is many times slower than scalar code until the JVM's optimising compiler has seen
 * it: a background thread pays for that on scratch data. There, too, the two are compared, and
 * vector code that stays slower is not used.
 *
 * @param <T> the interface of the kernel
 */
public final class Tiered<T> {
  private final T kernel;
  private final TierSite site;
  private final WarmUpTask<T> task;
  private final Executor executor;
  private final Lowering vectors;
  private final AtomicBoolean started = new AtomicBoolean();

  Tiered(BoundCall<T> call, TierSource source, WarmUp<T> warmUp, Executor executor) {
    this.executor = executor;
    this.vectors = source.lowering();
    this.site = new TierSite(call.code(), source::scalar, this::start);
    this.task = new WarmUpTask<>(call, source, warmUp, site);
    this.kernel = call.implement(site);
  }

  /** Compiles the scalar code in the background, so that the first call need not. */
  void compile() {
    try {
      executor.execute(site::prepare);
    } catch (RejectedExecutionException shutDown) {
      return; // The first call compiles it.
    }
  }

  /**
   * The kernel, from now on and for good. Its first call compiles the scalar code, unless that has
   * been done in the background, and waits for it while it is; it also starts the warm-up. A
   * function that cannot be bound is reported by every call as a {@link BindingException}.
   */
  public T kernel() {
    return kernel;
  }

  /** What serves now: {@link Lowering#SCALAR}, or the lowering the module is compiled with. */
  public Lowering serving() {
    return site.isInstalled() ? vectors : Lowering.SCALAR;
  }

  /** Starts the warm-up, if no call has done so; completes, never exceptionally, with its end. */
  public CompletableFuture<WarmUpReport> warmUp() {
    start();
    return task.report().copy();
  }

  /** Starts the warm-up and waits for its end; empty when the time is up first. */
  public Optional<WarmUpReport> await(Duration limit) throws InterruptedException {
    try {
      return Optional.of(warmUp().get(limit.toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException late) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private void start() {
    if (started.compareAndSet(false, true)) {
      try {
        executor.execute(task);
      } catch (RejectedExecutionException shutDown) {
        task.cancel();
      }
    }
  }
}
