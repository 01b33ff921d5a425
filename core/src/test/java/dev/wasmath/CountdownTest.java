package dev.wasmath;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

final class CountdownTest {
  @Test
  void countsStridesAndWhatRemainsOfThem() {
    Countdown countdown = new Countdown();
    assertThat(countdown.pass()).isFalse();
    assertThat(countdown.calls()).isEqualTo(0);
    assertThat(countdown.stride()).isEqualTo(1);
    countdown.due(3);
    assertThat(countdown.calls()).isEqualTo(1);
    assertThat(countdown.stride()).isEqualTo(3);
    assertThat(countdown.pass()).isTrue();
    assertThat(countdown.pass()).isTrue();
    assertThat(countdown.pass()).isFalse();
    assertThat(countdown.calls()).isEqualTo(3);
  }

  @Test
  void threadsThatHaveEndedStillCount() throws InterruptedException {
    Countdown countdown = new Countdown();
    for (int i = 0; i < 500; i++) {
      Thread thread = new Thread(() -> call(countdown, 7));
      thread.start();
      thread.join();
    }
    assertThat(countdown.calls()).isEqualTo(3500);
  }

  @Test
  void virtualThreadsShareTheirCounters() throws InterruptedException {
    Countdown countdown = new Countdown();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      threads.add(Thread.startVirtualThread(() -> call(countdown, 1000)));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(countdown.calls()).isEqualTo(64_000);
  }

  @Test
  void callsFromTheBoundOnDoNotPassAndAreNotCounted() {
    Countdown countdown = new Countdown();
    countdown.due(10);
    assertThat(Countdown.passBelow(countdown.counts(), Integer.MAX_VALUE - 1)).isTrue();
    countdown.bound(64);
    assertThat(Countdown.passBelow(countdown.counts(), 64)).isFalse();
    assertThat(countdown.calls()).isEqualTo(2);
    assertThat(Countdown.passBelow(countdown.counts(), 63)).isTrue();
    countdown.bound(Long.MAX_VALUE);
    assertThat(Countdown.passBelow(countdown.counts(), 64)).isTrue();
    assertThat(countdown.calls()).isEqualTo(4);
  }

  @Test
  void threadsCountForThemselvesWithAPlaceOrWithout() throws InterruptedException {
    Countdown countdown = new Countdown();
    // More at once than there are places; the second hundred take those of the first.
    for (int round = 0; round < 2; round++) {
      CountDownLatch together = new CountDownLatch(100);
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        Thread thread =
            new Thread(
                () -> {
                  callBelow(countdown, 1000);
                  awaitAll(together);
                  callBelow(countdown, 1000);
                });
        threads.add(thread);
        thread.start();
      }
      for (Thread thread : threads) {
        thread.join();
      }
      assertThat(together.getCount()).isZero();
    }
    assertThat(countdown.calls()).isEqualTo(400_000);
  }

  @Test
  void aThreadWithAPlaceNeedsNoMoreThanTheCounts() throws InterruptedException {
    Countdown countdown = new Countdown();
    countdown.due(3);
    assertThat(Countdown.passBelow(countdown.counts(), 8)).isTrue();
    boolean[] passed = {true};
    Thread other = new Thread(() -> passed[0] = Countdown.passBelow(countdown.counts(), 8));
    other.start();
    other.join();
    assertThat(passed[0]).isFalse();
    assertThat(countdown.calls()).isEqualTo(2);
  }

  private static void awaitAll(CountDownLatch together) {
    together.countDown();
    try {
      together.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void callBelow(Countdown countdown, int calls) {
    for (int i = 0; i < calls; i++) {
      if (!Countdown.passBelow(countdown.counts(), 8)) {
        countdown.due(10);
      }
    }
  }

  private static void call(Countdown countdown, int calls) {
    for (int i = 0; i < calls; i++) {
      if (!countdown.pass()) {
        countdown.due(1 + i % 5);
      }
    }
  }
}
