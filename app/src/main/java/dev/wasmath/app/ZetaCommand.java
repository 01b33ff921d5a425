package dev.wasmath.app;

import dev.wasmath.Wasmath;
import dev.wasmath.app.format.CsvWriting;
import dev.wasmath.app.format.Decimals;
import dev.wasmath.app.format.OutputFile;
import dev.wasmath.series.Complex;
import dev.wasmath.series.Zeta;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wasmath zeta}: Riemann's zeta function at a point, or along the critical line. */
@Command(
    name = "zeta",
    description = {
      "Compute Riemann's zeta function at RE + IM i, or, with --from and --to, at steps along",
      "the critical line 1/2 + it: there Hardy's real function Z(t), and zeta itself."
    })
final class ZetaCommand implements Callable<Integer> {
  private static final double DEFAULT_STEP = 0.1;
  private static final long MOST_POINTS = 10_000_000;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", arity = "0..1", paramLabel = "RE", description = "The real part.")
  private Optional<Double> re = Optional.empty();

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "IM",
      description = "The imaginary part, from -1e6 to 1e6. Default: 0.")
  private Optional<Double> im = Optional.empty();

  @Option(names = "--from", paramLabel = "T", description = "The first t. Default: 0.")
  private Optional<Double> from = Optional.empty();

  @Option(names = "--to", paramLabel = "T", description = "The last t, up to 1e6.")
  private Optional<Double> to = Optional.empty();

  @Option(names = "--step", paramLabel = "T", description = "From t to t. Default: 0.1.")
  private Optional<Double> step = Optional.empty();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write a table to a .csv file: t, Z, and zeta's two parts.")
  private Optional<Path> file = Optional.empty();

  @Option(names = "--plot", paramLabel = "FILE", description = "Draw Z in an .svg file.")
  private Optional<Path> plot = Optional.empty();

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Mixin private Arithmetic arithmetic;

  /** Along the critical line: Z, and zeta. */
  private record Line(double[] t, double[] z, double[] re, double[] im) {}

  @Override
  public Integer call() throws IOException {
    check();
    if (re.isPresent()) {
      point(new Complex(re.get(), im.orElse(0.0)));
      return 0;
    }
    double[] t = steps();
    try (Wasmath math = arithmetic.open()) {
      double[] zetaRe = new double[t.length];
      double[] zetaIm = new double[t.length];
      double[] z = math.sequences().criticalLine(t, zetaRe, zetaIm);
      write(new Line(t, z, zetaRe, zetaIm));
    }
    return 0;
  }

  private void check() throws IOException {
    boolean line = from.isPresent() || to.isPresent() || step.isPresent();
    if (re.isPresent() == line) {
      throw new IllegalArgumentException(
          "either a point RE [IM] is needed, or a part of the critical line, --from T --to T");
    }
    if (re.isPresent() && (file.isPresent() || plot.isPresent())) {
      throw new IllegalArgumentException("-o and --plot are for --from T --to T");
    }
    if (line && to.isEmpty()) {
      throw new IllegalArgumentException("--to T is missing");
    }
    for (Path path : List.of(file, plot).stream().flatMap(Optional::stream).toList()) {
      OutputFile.check(path);
    }
    checkExtension(file, ".csv");
    checkExtension(plot, ".svg");
  }

  static void checkExtension(Optional<Path> path, String extension) {
    if (path.isPresent() && !path.get().toString().endsWith(extension)) {
      throw new IllegalArgumentException(
          "%s: the name has to end in %s".formatted(path.get(), extension));
    }
  }

  private double[] steps() {
    double first = from.orElse(0.0);
    double last = to.orElseThrow();
    double by = step.orElse(DEFAULT_STEP);
    if (!(first <= last && by > 0.0) || Double.isInfinite(last - first)) {
      throw new IllegalArgumentException(
          "steps have to lead from --from up to --to; got from %s to %s by %s"
              .formatted(first, last, by));
    }
    double count = Math.floor((last - first) / by + 1e-9) + 1.0;
    if (count > MOST_POINTS) {
      throw new IllegalArgumentException(
          "at most %d points are computed; these are %.0f".formatted(MOST_POINTS, count));
    }
    double[] t = new double[(int) count];
    for (int i = 0; i < t.length; i++) {
      t[i] = Math.min(first + i * by, last);
    }
    return t;
  }

  private void point(Complex s) throws IOException {
    Complex value = Zeta.zeta(s);
    Console console = Console.of(spec);
    if (!json) {
      String real = Decimals.format(value.re());
      String sign = value.im() < 0.0 ? " - " : " + ";
      console.print(
          s.im() == 0.0 ? real : real + sign + Decimals.format(Math.abs(value.im())) + " i");
      return;
    }
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("version", 1);
    object.put("re", s.re());
    object.put("im", s.im());
    object.put("zetaRe", value.re());
    object.put("zetaIm", value.im());
    if (s.re() == 0.5) {
      object.put("z", Zeta.hardyZ(s.im()));
      object.put("theta", Zeta.theta(s.im()));
    }
    console.json(object);
  }

  private void write(Line line) throws IOException {
    Console console = Console.of(spec);
    if (plot.isPresent()) {
      if (line.t.length < 2) {
        throw new IllegalArgumentException("a plot needs two points or more; got " + line.t.length);
      }
      String svg = new LinePlot(line.t, line.z).svg("Z(t)", new double[0]);
      OutputFile.writeText(plot.get(), out -> out.write(svg));
      console.note("drew %d points in %s".formatted(line.t.length, plot.get()));
    }
    if (file.isPresent()) {
      OutputFile.writeText(file.get(), out -> table(line, out));
      console.note("wrote %d points to %s".formatted(line.t.length, file.get()));
    }
    if (json) {
      console.json(json(line));
    } else if (file.isEmpty() && plot.isEmpty()) {
      table(line, console.out());
      console.out().flush();
    }
  }

  private static void table(Line line, Writer out) throws IOException {
    CsvWriting csv = new CsvWriting(out);
    csv.row(List.of("t", "z", "zetaRe", "zetaIm"));
    for (int i = 0; i < line.t.length; i++) {
      csv.row(List.of(), line.t[i], line.z[i], line.re[i], line.im[i]);
    }
    out.flush();
  }

  private Map<String, ?> json(Line line) {
    List<Map<String, Double>> points = new ArrayList<>();
    for (int i = 0; i < line.t.length; i++) {
      Map<String, Double> point = new LinkedHashMap<>();
      point.put("t", line.t[i]);
      point.put("z", line.z[i]);
      point.put("zetaRe", line.re[i]);
      point.put("zetaIm", line.im[i]);
      points.add(point);
    }
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("version", 1);
    object.put("fused", arithmetic.fused());
    object.put("points", points);
    return object;
  }
}
