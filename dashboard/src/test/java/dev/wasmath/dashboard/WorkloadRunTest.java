package dev.wasmath.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wasmath.Wasmath;
import dev.wasmath.dashboard.Refusal.RefusedException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A workload that ends by itself is told of, however it ended, and can be started again. */
final class WorkloadRunTest {
  private final Wasmath math = Wasmath.builder().backends(List.of()).open();

  @AfterEach
  void close() {
    math.close();
  }

  @Test
  void whatAStepThrowsEndsItAndIsTold() throws Exception {
    assertThat(failureOf(_ -> sum(-1))).isEqualTo("java.lang.IllegalStateException: -1");
    assertThat(failureOf(_ -> endWith(new InterruptedException("by itself"))))
        .isEqualTo("java.lang.InterruptedException: by itself");
    assertThat(
            failureOf(
                _ -> {
                  throw new StackOverflowError("deep");
                }))
        .isEqualTo("java.lang.StackOverflowError: deep");
  }

  private static void sum(int i) {
    throw new IllegalStateException(Integer.toString(i));
  }

  private static void endWith(Exception failure) throws Exception {
    throw failure;
  }

  private Object failureOf(Workload workload) throws Exception {
    WorkloadRun run = new WorkloadRun(math, Optional.of(workload));
    Object told = "";
    for (int start = 0; start < 2; start++) {
      run.start();
      for (int i = 0; i < 400 && run.state().get("failure") == null; i++) {
        Thread.sleep(25);
      }
      assertThat(run.state()).containsEntry("running", false).containsKey("failure");
      told = run.state().getOrDefault("failure", "");
    }
    return told;
  }

  @Test
  void oneThatIsStoppedHasNotFailed() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    WorkloadRun run =
        new WorkloadRun(
            math,
            Optional.of(
                _ -> {
                  started.countDown();
                  try {
                    Thread.sleep(20_000);
                  } finally {
                    ended.countDown();
                  }
                }));
    run.start();
    assertThat(started.await(20, TimeUnit.SECONDS)).isTrue();
    run.stop();
    assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(run.state()).isEqualTo(Map.of("offered", true, "running", false));
  }

  @Test
  void noneIsOffered() {
    WorkloadRun run = new WorkloadRun(math, Optional.empty());
    assertThat(run.state()).isEqualTo(Map.of("offered", false, "running", false));
    assertThatThrownBy(run::start).isInstanceOf(RefusedException.class);
  }
}
