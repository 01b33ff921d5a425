package dev.wasmath.bench.compare;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where things are, and the command lines of the contenders.
 *
 * @param home the project
 * @param built the folder with {@code classes}, {@code endive} and {@code endive-interpreter}
 * @param work an existing folder for files of this run
 * @param classPath that of this process
 */
record Layout(Path home, Path built, Path work, String classPath) {
  private static final String WORKER = "dev.wasmath.bench.worker.Worker";

  /** One thread for libraries that would take more. */
  private static final Map<String, String> ONE_THREAD =
      Map.of("OPENBLAS_NUM_THREADS", "1", "OMP_NUM_THREADS", "1");

  /** A contender on the class path, with the Vector API. */
  Entrant java(String name, Entrant.Check check, String contender, String task) {
    return entrant(
        name,
        check,
        List.of("--add-modules", "jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED"),
        classPath,
        List.of(WORKER, contender, task));
  }

  /** A contender on the class path, without the Vector API. */
  Entrant javaWithoutVectors(String name, Entrant.Check check, String contender, String task) {
    return entrant(name, check, List.of(), classPath, List.of(WORKER, contender, task));
  }

  /** run.endive's compiler. */
  Entrant endive(String task) {
    return endive(Names.ENDIVE, "endive", task);
  }

  /** run.endive's interpreter. */
  Entrant interpreter(String task) {
    return endive(Names.INTERPRETER, "endive-interpreter", task);
  }

  private Entrant endive(String name, String folder, String task) {
    return entrant(
        name,
        Entrant.Check.EXACT,
        List.of(),
        built.resolve("classes") + File.pathSeparator + built.resolve(folder).resolve("*"),
        List.of(WORKER, folder, task));
  }

  /** V8 in Node. */
  Entrant v8(String task) {
    return new Entrant(
        Names.V8, Entrant.Check.EXACT, List.of("node", script("worker.mjs"), task), Map.of());
  }

  /** A script of the folder for Node. */
  String script(String name) {
    return home.resolve("bench/src/main/node").resolve(name).toString();
  }

  /** The command that runs a program in a fresh JVM, started as an application is. */
  List<String> fresh(String program, List<String> arguments) throws IOException {
    String path = ownJars() + File.pathSeparator + built.resolve("classes");
    List<String> tail = new ArrayList<>(List.of(program));
    tail.addAll(arguments);
    return command(List.of("--add-modules", "jdk.incubator.vector"), path, tail);
  }

  /** Wasmath's own jars, as an application has them: each library before them would be searched. */
  private String ownJars() throws IOException {
    try (Stream<Path> jars = Files.list(built.resolve("modules"))) {
      return jars.filter(jar -> jar.getFileName().toString().startsWith("wasmath-"))
          .sorted()
          .map(Path::toString)
          .collect(Collectors.joining(File.pathSeparator));
    }
  }

  private static Entrant entrant(
      String name, Entrant.Check check, List<String> flags, String path, List<String> tail) {
    return new Entrant(name, check, command(flags, path, tail), ONE_THREAD);
  }

  private static List<String> command(List<String> flags, String path, List<String> tail) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx2g");
    command.addAll(flags);
    command.addAll(List.of("-cp", path));
    command.addAll(tail);
    return List.copyOf(command);
  }
}
