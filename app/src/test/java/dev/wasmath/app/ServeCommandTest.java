package dev.wasmath.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmath.Wasmath;
import dev.wasmath.dashboard.Dashboard;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What {@code wasmath serve} refuses, and what it offers to watch. */
final class ServeCommandTest {
  @Test
  void wrongOptionsAreTold() {
    CommandLineRun port = CommandLineRun.of("serve", "--port", "70000");
    assertThat(port.code()).isEqualTo(2);
    assertThat(port.err()).contains("a port is from 0 to 65535: 70000");
    CommandLineRun workload = CommandLineRun.of("serve", "--workload", "games");
    assertThat(workload.code()).isEqualTo(2);
    assertThat(workload.err()).contains("games").contains("demo");
  }

  @Test
  void aPortThatIsTakenIsToldWithWhatToDo() throws IOException {
    try (Wasmath math = Wasmath.open();
        Dashboard other = Dashboard.start(math, 0)) {
      String port = Integer.toString(other.address().getPort());
      CommandLineRun run = CommandLineRun.of("serve", "--port", port);
      assertThat(run.code()).isEqualTo(1);
      assertThat(run.err()).contains("port " + port).contains("try --port 0");
    }
  }

  @Test
  void anAddressOfAnotherMachineIsToldAsSuch() {
    CommandLineRun run = CommandLineRun.of("serve", "--port", "0", "--bind", "192.0.2.1");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .contains("192.0.2.1, port 0 cannot be listened on")
        .contains("an address of this machine");
  }

  @Test
  void theDemoComputesWithOperationsOfAllKinds() {
    try (Wasmath math = Wasmath.open()) {
      DemoWorkload demo = new DemoWorkload();
      for (int i = 0; i < 8; i++) {
        demo.step(math);
      }
      assertThat(math.report())
          .extracting(report -> report.operation())
          .contains("dot", "exp", "gemm", "gemv", "softmax", "transpose", "slabSum");
    }
  }
}
