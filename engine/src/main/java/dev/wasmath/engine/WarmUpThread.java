package dev.wasmath.engine;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The one daemon thread of a JVM that warms kernels up; it ends when it is idle. */
public final class WarmUpThread {
  private static final ThreadPoolExecutor SHARED = create();

  private WarmUpThread() {}

  /** The thread, as what runs its work. */
  public static Executor shared() {
    return SHARED;
  }

  private static ThreadPoolExecutor create() {
    ThreadPoolExecutor executor =
        new ThreadPoolExecutor(
            1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), WarmUpThread::thread);
    executor.allowCoreThreadTimeOut(true);
    return executor;
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "wasmath-warm-up");
    thread.setDaemon(true);
    return thread;
  }
}
