package dev.wasmath;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
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
    assertThat(countdown.passBelow(Integer.MAX_VALUE - 1)).isTrue();
    countdown.bound(64);
    assertThat(countdown.passBelow(64)).isFalse();
    assertThat(countdown.calls()).isEqualTo(2);
    assertThat(countdown.passBelow(63)).isTrue();
    countdown.bound(Long.MAX_VALUE);
    assertThat(countdown.passBelow(64)).isTrue();
    assertThat(countdown.calls()).isEqualTo(4);
  }

  @Test
  void eachOfSeveralThreadsCountsItsOwnBelowTheBound() throws InterruptedException {
    Countdown countdown = new Countdown();
    // Four at a time, twice: the later ones take the places of those that have ended.
    for (int round = 0; round < 2; round++) {
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        Thread thread = new Thread(() -> callBelow(countdown, 1000));
        threads.add(thread);
        thread.start();
      }
      for (Thread thread : threads) {
        thread.join();
      }
    }
    assertThat(countdown.calls()).isEqualTo(8000);
  }

  private static void callBelow(Countdown countdown, int calls) {
    for (int i = 0; i < calls; i++) {
      if (!countdown.passBelow(8)) {
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
