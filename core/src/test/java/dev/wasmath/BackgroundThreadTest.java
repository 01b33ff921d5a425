package dev.wasmath;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class BackgroundThreadTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  private final List<String> done = new CopyOnWriteArrayList<>();

  /** Says its name, after {@code ready}. */
  private Background.Task task(String name, double worth, CountDownLatch ready) {
    return new Background.Task() {
      @Override
      public void run() {
        try {
          assertThat(ready.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
        done.add(name);
      }

      @Override
      public void abandoned() {
        done.add(name + " was given up");
      }

      @Override
      public double worth() {
        return worth;
      }
    };
  }

  @Test
  void whatIsWorthMostIsNext() throws InterruptedException {
    CountDownLatch ready = new CountDownLatch(1);
    try (BackgroundThread background = new BackgroundThread(LONG)) {
      background.submit(task("first", 0, ready));
      for (double worth : new double[] {1, 3, 2}) {
        background.submit(task("worth " + worth, worth, ready));
      }
      ready.countDown();
      assertThat(background.settle(LONG)).isTrue();
    }
    assertThat(done).hasSize(4).containsSubsequence("worth 3.0", "worth 2.0", "worth 1.0");
  }

  /** An operation's lock is held by its caller, who looks after the background meanwhile. */
  @Test
  void aCallerWhoseLockATaskWantsDoesNotWait() throws InterruptedException {
    Object lock = new Object();
    CountDownLatch asked = new CountDownLatch(1);
    Background.Task locked =
        new Background.Task() {
          @Override
          public void run() {
            done.add("locked");
          }

          @Override
          public void abandoned() {
            done.add("given up");
          }

          @Override
          public double worth() {
            asked.countDown();
            synchronized (lock) {
              return 1;
            }
          }
        };
    // Not closed when this fails: that would wait, too.
    BackgroundThread background = new BackgroundThread(LONG);
    CountDownLatch returned = new CountDownLatch(1);
    Thread caller =
        new Thread(
            () -> {
              synchronized (lock) {
                background.submit(locked);
                background.submit(locked);
                try {
                  assertThat(asked.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
                background.watch();
                returned.countDown();
              }
            });
    caller.setDaemon(true);
    caller.start();
    assertThat(returned.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(background.settle(LONG)).isTrue();
    background.close();
    assertThat(done).containsExactly("locked", "locked");
  }
}
