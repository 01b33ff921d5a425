package dev.wasmath.app;

import dev.wasmath.app.format.Decimals;
import dev.wasmath.app.format.NumberLines;
import dev.wasmath.series.Acceleration;
import dev.wasmath.series.AccelerationMethod;
import dev.wasmath.series.Limit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wasmath accelerate}: the limit of a sequence from its first elements. */
@Command(
    name = "accelerate",
    description = {
      "Find the limit of a sequence from its first elements, or the sum of a series from its first",
      "terms, with an estimate of the error. One number in each line; what follows a # does not count."
    })
final class AccelerateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "FILE",
      description = "The numbers. Default: standard input.")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--method",
      paramLabel = "METHOD",
      description = {
        "auto, none, aitken, epsilon (Shanks), rho, levin-u, levin-t, levin-v, richardson or",
        "alternating (Cohen, Villegas and Zagier). Default: auto, the one that is the surest."
      })
  private String method = "auto";

  @Option(
      names = "--terms",
      description = "The numbers are a series' terms, not a sequence's elements or partial sums.")
  private boolean terms;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    AccelerationMethod chosen = method();
    double[] numbers =
        file.isPresent()
            ? NumberLines.read(file.get())
            : NumberLines.read(System.in, "standard input");
    double[] elements = terms ? Acceleration.partialSums(numbers) : numbers;
    Object source = file.isPresent() ? file.get() : "standard input";
    Limit limit = Failures.naming(source, () -> Acceleration.limit(elements, chosen));
    Console console = Console.of(spec);
    if (json) {
      console.json(json(limit));
    } else {
      console.print(Decimals.format(limit.value()));
      console.note(
          String.format(
              Locale.ROOT,
              "%s; estimated error %.1e, from %d of %d elements",
              words(limit.status()),
              limit.error(),
              limit.terms(),
              elements.length));
    }
    return 0;
  }

  private AccelerationMethod method() {
    return Arrays.stream(AccelerationMethod.values())
        .filter(it -> name(it).equals(method))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown method: %s; there are %s"
                        .formatted(
                            method,
                            Arrays.stream(AccelerationMethod.values())
                                .map(AccelerateCommand::name)
                                .collect(Collectors.joining(", ")))));
  }

  private static String name(AccelerationMethod method) {
    return method.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String words(Limit.Status status) {
    return switch (status) {
      case CONVERGED -> "converged";
      case NOT_CONVERGED -> "not converged: more elements are needed, or there is no limit";
      case DIVERGENT -> "divergent: if the value means anything, it is an antilimit";
    };
  }

  private Map<String, ?> json(Limit limit) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("version", 1);
    object.put("method", method);
    object.put("limit", limit.value());
    object.put("error", limit.error());
    object.put("terms", limit.terms());
    object.put("status", name(limit.status()));
    return object;
  }

  private static String name(Limit.Status status) {
    return status.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
