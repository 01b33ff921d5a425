package dev.wasmath.app;

import dev.wasmath.Wasmath;
import dev.wasmath.app.format.OutputFile;
import dev.wasmath.series.ZetaZeros;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wasmath zeros T1 T2}: the zeros of zeta on a part of the critical line. */
@Command(
    name = "zeros",
    description = {
      "Find all zeros 1/2 + it of Riemann's zeta function with t from T1 to T2, each to 1e-9.",
      "Their number is checked against the number of zeros in the critical strip: none is missing."
    })
final class ZerosCommand implements Callable<Integer> {
  private static final int CURVE_POINTS = 4000;

  /** More marks than this would be a line. */
  private static final int MOST_MARKS = 2000;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "T1", description = "The first t, from 0 on.")
  private double from;

  @Parameters(index = "1", paramLabel = "T2", description = "The last t, up to 1e6.")
  private double to;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write the zeros to a .csv file: number, t.")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--plot",
      paramLabel = "FILE",
      description = "Draw Hardy's function Z and its zeros in an .svg file.")
  private Optional<Path> plot = Optional.empty();

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Mixin private Arithmetic arithmetic;

  @Override
  public Integer call() throws IOException, InterruptedException {
    check();
    Console console = Console.of(spec);
    ShareBar bar = new ShareBar(console, "zeros", Main.isTerminal());
    try (Wasmath math = arithmetic.open()) {
      ZetaZeros zeros;
      try {
        zeros = math.sequences().zeros(from, to, bar::done);
      } finally {
        bar.leave();
      }
      if (plot.isPresent()) {
        draw(math, zeros, plot.get());
      }
      write(console, zeros);
      console.note(
          zeros.count() == 0
              ? "no zero from %s to %s; the next is number %d"
                  .formatted(from, to, zeros.firstNumber())
              : "%d zeros, numbers %d to %d; none is missing"
                  .formatted(
                      zeros.count(), zeros.firstNumber(), zeros.firstNumber() + zeros.count() - 1));
    }
    return 0;
  }

  private void check() throws IOException {
    ZetaCommand.checkExtension(file, ".csv");
    ZetaCommand.checkExtension(plot, ".svg");
    if (file.isPresent()) {
      OutputFile.check(file.get());
    }
    if (plot.isPresent()) {
      OutputFile.check(plot.get());
      if (!(from < to)) {
        throw new IllegalArgumentException(
            "a plot needs T1 < T2; got %s and %s".formatted(from, to));
      }
    }
  }

  private void draw(Wasmath math, ZetaZeros zeros, Path path) throws IOException {
    double[] t = new double[CURVE_POINTS + 1];
    for (int i = 0; i <= CURVE_POINTS; i++) {
      t[i] = from + (to - from) * i / CURVE_POINTS;
    }
    double[] marks = zeros.count() <= MOST_MARKS ? zeros.ordinates() : new double[0];
    String title = "Z(t), and its %d zeros".formatted(zeros.count());
    String svg = new LinePlot(t, math.sequences().hardyZ(t)).svg(title, marks);
    OutputFile.writeText(path, out -> out.write(svg));
    Console.of(spec).note("drew Z in " + path);
  }

  private void write(Console console, ZetaZeros zeros) throws IOException {
    if (file.isPresent()) {
      OutputFile.writeText(
          file.get(),
          out -> {
            out.write("number,t\n");
            for (int i = 0; i < zeros.count(); i++) {
              out.write(line(zeros, i, "%d,%.10f\n"));
            }
          });
      console.note("wrote %d zeros to %s".formatted(zeros.count(), file.get()));
    }
    if (json) {
      console.json(json(zeros));
    } else if (file.isEmpty()) {
      for (int i = 0; i < zeros.count(); i++) {
        console.out().print(line(zeros, i, "%d %.10f\n"));
      }
      console.out().flush();
    }
  }

  private static String line(ZetaZeros zeros, int i, String format) {
    return String.format(Locale.ROOT, format, zeros.firstNumber() + i, zeros.ordinate(i));
  }

  private Map<String, ?> json(ZetaZeros zeros) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("version", 1);
    object.put("fused", arithmetic.fused());
    object.put("from", from);
    object.put("to", to);
    object.put("count", zeros.count());
    object.put("firstNumber", zeros.firstNumber());
    object.put("ordinates", zeros.ordinates());
    return object;
  }
}
