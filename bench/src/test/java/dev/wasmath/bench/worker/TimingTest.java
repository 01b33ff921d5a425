package dev.wasmath.bench.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TimingTest {
  private long calls;
  private long[] kept = {};

  private long allocate() {
    kept = new long[1000];
    return kept.length;
  }

  @Test
  void countsTheHeapOfACall() {
    Timing timing = new Timing(this::allocate);
    long _ = timing.warmUp(1);
    Timing.Batch batch = timing.batch(1);
    assertThat(batch.bytes()).isBetween(8016.0, 9000.0);
    assertThat(batch.nanos()).isPositive();
  }

  @Test
  void warmsUpForAtLeastTheTimeAskedFor() {
    Timing timing = new Timing(() -> calls++);
    assertThat(timing.warmUp(20)).isGreaterThanOrEqualTo(20_000_000);
    assertThat(calls).isPositive();
  }

  @Test
  void findsWhenCallsBecameSteady() {
    List<long[]> batches =
        List.of(
            new long[] {0, 90_000},
            new long[] {1, 1_100},
            new long[] {2, 50_000},
            new long[] {3, 1_200},
            new long[] {4, 1_000},
            new long[] {5, 1_000},
            new long[] {6, 1_000},
            new long[] {7, 1_000});
    assertThat(Startup.settled(batches)).isEqualTo(1.0);
    assertThat(Startup.steadyAt(batches)).isEqualTo(3);
  }

  @Test
  void checksumsTellOrderAndPassOverWhatIsNotFinite() {
    assertThat(Checksum.of(Prepared.bytes(1, 2))).isEqualTo(new Checksum(5, 5));
    assertThat(Checksum.of(Prepared.bytes(2, -1))).isEqualTo(new Checksum(0, 4));
    assertThat(Checksum.of(Prepared.bytes(Double.NaN))).isEqualTo(new Checksum(0, 0));
  }
}
