package dev.wasmath;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MachineTest {
  @TempDir private Path folder;

  private Machine machine(String processors) throws IOException {
    Path file = Files.writeString(folder.resolve("cpuinfo"), processors);
    return Machine.of(file, folder.resolve("cache"), name -> "the " + name);
  }

  @Test
  void anX86ProcessorIsItsModelAndItsVectors() throws IOException {
    String hardware =
        machine(
                """
                processor\t: 0
                vendor_id\t: AuthenticAMD
                cpu family\t: 25
                model\t\t: 17
                model name\t: AMD EPYC
                microcode\t: 0x1000065
                cpu MHz\t\t: 2596.150
                flags\t\t: fpu sse sse2 fma sse4_2 hypervisor avx2 avx512f spec_ctrl avx
                bogomips\t: 5192.30

                processor\t: 1
                model name\t: another
                """)
            .hardware();
    assertThat(hardware)
        .isEqualTo("the os.arch, cpu family 25, model 17, AMD EPYC, avx avx2 avx512f fma sse4_2");
  }

  @Test
  void anArmProcessorIsItsPartNumber() throws IOException {
    String hardware =
        machine(
                """
                processor : 0
                BogoMIPS : 243.75
                Features : fp asimd evtstrm sve
                CPU implementer : 0x41
                CPU part : 0xd40
                """)
            .hardware();
    assertThat(hardware).isEqualTo("the os.arch, CPU implementer 0x41, CPU part 0xd40, asimd sve");
  }

  @Test
  void whatIsUnknownOrOddDoesNoHarm() throws IOException {
    Machine nowhere = Machine.of(folder.resolve("no"), folder.resolve("no"), name -> "the " + name);
    assertThat(nowhere.hardware()).isEqualTo("the os.arch");
    assertThat(nowhere.runtime()).endsWith(" cores, caches unknown");
    Machine odd = machine("model name : \u001b[2J" + "x".repeat(2000) + "\nno colon\n");
    assertThat(new WisdomKey(odd.hardware(), "k", false, odd.runtime())).isNotNull();
    assertThat(odd.hardware()).hasSize(500).startsWith("the os.arch,  [2Jxxx");
  }

  @Test
  void cachesAreThoseOfTheFirstCore() throws IOException {
    for (int i = 0; i < 2; i++) {
      Path index = Files.createDirectories(folder.resolve("cache").resolve("index" + i));
      Files.writeString(index.resolve("size"), 32 * (i + 1) + "K\n");
    }
    Files.writeString(folder.resolve("cache").resolve("uevent"), "");
    assertThat(machine("").runtime()).endsWith(" cores, caches 32K 64K");
  }

  @Test
  void hereItIsTheSameTwice() {
    assertThat(Machine.here()).isEqualTo(Machine.here());
  }
}
