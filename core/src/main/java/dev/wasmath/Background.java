package dev.wasmath;

import java.time.Duration;

/** Where kernels are warmed up and compared; no caller waits for it. */
interface Background extends AutoCloseable {
  /** A piece of work. */
  interface Task {
    /** Does it. */
    void run();

    /** Is told, on another thread, that it took too long and was given up. */
    void abandoned();

    /**
     * What it is worth: of the tasks that wait, the one that is worth most is next. It may wait for
     * locks that callers of this interface hold.
     */
    double worth();
  }

  /** Queues a task; after {@link #close} it is dropped. */
  void submit(Task task);

  /** Gives up a task that takes too long. */
  void watch();

  /** Waits until all tasks are done; returns false when the time is up first. */
  boolean settle(Duration limit) throws InterruptedException;

  @Override
  void close();
}
