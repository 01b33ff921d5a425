package dev.wasmath.app;

import dev.wasmath.app.format.OutputFile;
import dev.wasmath.series.Fibonacci;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wasmath fib N}: a Fibonacci number, all of it or modulo something. */
@Command(
    name = "fib",
    description = {
      "Compute the N-th Fibonacci number, F(0) = 0 and F(1) = 1, with all its digits.",
      "With --mod N may be as large as 2^63 - 1."
    })
final class FibCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "N", description = "Which, from 0 on.")
  private long n;

  @Option(
      names = "--mod",
      paramLabel = "M",
      description = "The remainder by M only, which may be up to 2^63 - 1.")
  private Optional<Long> modulus = Optional.empty();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write the digits to a file. Default: standard output.")
  private Optional<Path> file = Optional.empty();

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    if (file.isPresent()) {
      OutputFile.check(file.get());
    }
    if (json && file.isPresent()) {
      throw new IllegalArgumentException("--json prints to standard output: leave -o out");
    }
    Console console = Console.of(spec);
    OptionalLong remainder =
        modulus.stream().mapToLong(m -> Fibonacci.modulo(new long[] {n}, m)[0]).findFirst();
    BigInteger number = remainder.isPresent() ? BigInteger.valueOf(remainder.getAsLong()) : whole();
    ShareBar bar = new ShareBar(console, "digits", Main.isTerminal());
    if (json) {
      console.json(json(number, bar));
    } else if (file.isPresent()) {
      OutputFile.writeText(
          file.get(),
          out -> {
            long digits = DecimalDigits.write(number, out, bar);
            out.write("\n");
            bar.leave();
            console.note("wrote %d digits to %s".formatted(digits, file.get()));
          });
    } else {
      long _ = DecimalDigits.write(number, console.out(), bar);
      bar.leave();
      console.print("");
    }
    return 0;
  }

  private BigInteger whole() {
    if (n > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "F(%d) is too long to be written; its remainder by M can be had with --mod M"
              .formatted(n));
    }
    return Fibonacci.number(n < 0 ? -1 : (int) n);
  }

  private Map<String, ?> json(BigInteger number, ShareBar bar) throws IOException {
    StringWriter digits = new StringWriter();
    long count = DecimalDigits.write(number, digits, bar);
    bar.leave();
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("version", 1);
    object.put("n", n);
    modulus.ifPresent(m -> object.put("modulus", m));
    object.put("digits", count);
    object.put("value", digits.toString());
    return object;
  }
}
