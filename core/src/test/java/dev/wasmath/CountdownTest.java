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

  private static void call(Countdown countdown, int calls) {
    for (int i = 0; i < calls; i++) {
      if (!countdown.pass()) {
        countdown.due(1 + i % 5);
      }
    }
  }
}
