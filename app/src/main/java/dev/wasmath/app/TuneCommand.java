package dev.wasmath.app;

import dev.wasmath.Wasmath;
import dev.wasmath.WisdomFile;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code wasmath tune}: measures operations now, and keeps what it learns. */
@Command(
    name = "tune",
    description = {
      "Measure operations on scratch data now, and keep what is learned.",
      "Later processes know at once what to run. It takes some seconds an operation."
    })
final class TuneCommand implements Callable<Integer> {
  /** Reads a time such as 90s, 2m or 1h. */
  static final class Time implements ITypeConverter<Duration> {
    private static final Pattern TIME = Pattern.compile("([0-9]{1,6})([smh])");

    @Override
    public Duration convert(String text) {
      Matcher matcher = TIME.matcher(text);
      if (!matcher.matches()) {
        throw new TypeConversionException("'" + text + "' is not a time such as 90s, 2m or 1h");
      }
      return Duration.parse("PT" + matcher.group(1) + matcher.group(2));
    }
  }

  @Spec private CommandSpec spec;

  @Option(
      names = "--ops",
      split = ",",
      paramLabel = "A",
      description = "The operations, separated by commas. Default: all.")
  private List<String> operations = List.of();

  @Option(
      names = "--time-limit",
      paramLabel = "D",
      defaultValue = "1h",
      converter = Time.class,
      description = "Stop after such a time, as 90s or 2m. Default: ${DEFAULT-VALUE}.")
  private Duration limit;

  @Mixin private Arithmetic arithmetic;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Console console = Console.of(spec);
    WisdomFile file = WisdomFile.usual();
    file.checkReplaceable();
    try (Wasmath math = arithmetic.open()) {
      if (!math.tune(operations, limit, console::print)) {
        console.note("the time is up; what was not measured yet is as it was");
      }
      math.saveWisdom();
    }
    if (Files.exists(file.path())) {
      console.note("kept in " + file.path());
    }
    return 0;
  }
}
