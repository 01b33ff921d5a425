package dev.wasmath.app;

import dev.wasmath.series.Fibonacci;
import java.io.IOException;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wasmath zeckendorf N}: a number as a sum of Fibonacci numbers. */
@Command(
    name = "zeckendorf",
    description = {
      "Write a number as a sum of Fibonacci numbers of which no two are neighbours;",
      "there is one way to do it."
    })
final class ZeckendorfCommand implements Callable<Integer> {
  /** Longer numbers take quadratic time. */
  private static final int MOST_DIGITS = 20_000;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "N", description = "A whole number, from 0 on.")
  private String number = "";

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    if (!number.matches("[0-9]+")) {
      throw new IllegalArgumentException("a whole number >= 0 is needed; got " + number);
    }
    if (number.length() > MOST_DIGITS) {
      throw new IllegalArgumentException(
          "the number may have %d digits; it has %d".formatted(MOST_DIGITS, number.length()));
    }
    List<Integer> parts = Fibonacci.zeckendorf(new BigInteger(number));
    Console console = Console.of(spec);
    if (json) {
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("version", 1);
      object.put("number", number);
      object.put("parts", parts);
      console.json(object);
    } else {
      String sum =
          parts.reversed().stream().map(n -> "F(" + n + ")").collect(Collectors.joining(" + "));
      console.print(number + " = " + (parts.isEmpty() ? "0" : sum));
    }
    return 0;
  }
}
