package dev.wasmath.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts wasmath and find-jdk25, with a java and a Maven that only tell how they are run. */
class LauncherTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final String MAVEN =
      """
      echo "JAVA_HOME=$JAVA_HOME" >> builds
      echo chatter; echo more chatter >&2
      mkdir -p app/target/modules && echo jar > app/target/modules/app.jar
      mkdir -p bench/target/{classes,modules,endive,endive-interpreter} && echo jar > bench/target/modules/bench.jar
      [ ! -e edited-meanwhile ] || touch core/src/main/A.java
      [ ! -e killed ] || kill -9 $PPID
      [ ! -e broken ] || exit 1
      """;

  @TempDir private Path folder;
  private Path home;
  private final Map<String, String> environment = new TreeMap<>();

  private record Run(int code, String out, String err) {}

  @BeforeEach
  void copyTheScripts() throws IOException {
    home = folder.resolve("a home with spaces");
    for (String script : List.of("wasmath", "scripts/find-jdk25")) {
      Files.createDirectories(home.resolve(script).getParent());
      Files.copy(ROOT.resolve(script), home.resolve(script));
    }
    for (String module : List.of("core", "engine", "wasm", "dashboard", "app", "bench")) {
      source(module + "/src/main/A.java");
      source(module + "/pom.xml");
    }
    source("js/src/a.js");
    source("pom.xml");
    source("build/jar.xml");
    script(home.resolve("mvnw"), MAVEN);
    environment.put("PATH", "/usr/bin:/bin");
    environment.put("HOME", folder.resolve("user").toString());
    environment.put("WASMATH_JDK_ROOT", folder.resolve("root").toString());
    // Where these tests run, a JDK may be on the PATH just given: this one hides it.
    jdk(folder.resolve("path"), 17);
    environment.put("PATH", folder.resolve("path/bin") + ":/usr/bin:/bin");
  }

  @Test
  void withoutJdk25SaysWhatToInstall() throws Exception {
    Run run = wasmath("doctor");
    assertThat(run.code).isEqualTo(1);
    assertThat(run.out).isEmpty();
    assertThat(run.err).contains("JDK 25", "https://adoptium.net", "JAVA_HOME").hasLineCount(2);
    assertThat(home.resolve("builds")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "root/usr/lib/jvm/temurin-25",
        "root/usr/lib64/jvm/java-25",
        "root/usr/java/jdk-25",
        "root/opt/jdk-25",
        "root/Library/Java/JavaVirtualMachines/temurin-25.jdk/Contents/Home",
        "root/opt/homebrew/opt/openjdk@25/libexec/openjdk.jdk/Contents/Home",
        "user/Library/Java/JavaVirtualMachines/openjdk-25.jdk/Contents/Home",
        "user/.sdkman/candidates/java/25-tem",
        "user/.jdks/temurin-25",
      })
  void findsJdk25InTheUsualPlaces(String place) throws Exception {
    jdk(folder.resolve("root/usr/lib/jvm/java-21"), 21);
    jdk(folder.resolve(place), 25);
    assertThat(find()).isEqualTo(new Run(0, folder.resolve(place) + "\n", ""));
  }

  @Test
  void passesOverAnOldJavaHomeAndAJre() throws Exception {
    environment.put("JAVA_HOME", jdk(folder.resolve("old"), 17).toString());
    Files.delete(jdk(folder.resolve("root/usr/lib/jvm/a-jre-26"), 26).resolve("bin/javac"));
    Path good = jdk(folder.resolve("root/usr/lib/jvm/z-jdk-25"), 25);
    assertThat(find().out).isEqualTo(good + "\n");
  }

  @Test
  void prefersJavaHomeAndThenThePath() throws Exception {
    jdk(folder.resolve("root/usr/lib/jvm/jdk-25"), 25);
    Path onPath = jdk(folder.resolve("path"), 26);
    assertThat(find().out).isEqualTo(onPath + "\n");
    Path chosen = jdk(folder.resolve("chosen one"), 25);
    environment.put("JAVA_HOME", chosen.toString());
    assertThat(find().out).isEqualTo(chosen + "\n");
  }

  @Test
  void toolOptionsDoNotHideTheVersion() throws Exception {
    Path jdk = jdk(folder.resolve("jdk"), 25);
    script(
        jdk.resolve("bin/java"),
        "echo 'Picked up JAVA_TOOL_OPTIONS: -Xmx1g' >&2; echo 'openjdk version \"25.0.1\"' >&2");
    environment.put("JAVA_HOME", jdk.toString());
    assertThat(find().out).isEqualTo(jdk + "\n");
  }

  @Test
  void buildsOnceAndQuietly() throws Exception {
    Path jdk = useJdk25();
    Run first = wasmath("matmul", "a b.csv", "", "*");
    assertThat(first.code).isZero();
    assertThat(first.err).startsWith("wasmath: building").hasLineCount(1);
    assertThat(first.out.lines())
        .startsWith("-Dwasmath.home=" + home)
        .endsWith("dev.wasmath.app/dev.wasmath.app.Main", "matmul", "a b.csv", "", "*");
    assertThat(wasmath("doctor").err).isEmpty();
    assertThat(builds()).containsExactly("JAVA_HOME=" + jdk);
  }

  @Test
  void runsFromAnywhereAndThroughALink() throws Exception {
    useJdk25();
    Path link = Files.createSymbolicLink(folder.resolve("a link"), home.resolve("wasmath"));
    Run run = run(folder, link.toString(), "demo");
    assertThat(run.code).isZero();
    assertThat(run.out).contains("-Dwasmath.home=" + home + "\n");
  }

  @Test
  void javaOptsAreWords() throws Exception {
    useJdk25();
    environment.put("JAVA_OPTS", "-Xmx1g -ea");
    assertThat(wasmath("demo").out).startsWith("-Xmx1g\n-ea\n-Dwasmath.home=");
  }

  @Test
  void buildsAgainAfterAChange() throws Exception {
    useJdk25();
    wasmath("demo");
    source("engine/src/main/B.java");
    wasmath("demo");
    assertThat(builds()).hasSize(2);
  }

  @Test
  void aSourceEditedDuringTheBuildCountsAsChanged() throws Exception {
    useJdk25();
    Files.createFile(home.resolve("edited-meanwhile"));
    wasmath("demo");
    Files.delete(home.resolve("edited-meanwhile"));
    wasmath("demo");
    wasmath("demo");
    assertThat(builds()).hasSize(2);
  }

  @Test
  void aFailedBuildShowsWhyAndIsNotBelieved() throws Exception {
    useJdk25();
    Files.createFile(home.resolve("broken"));
    Run failed = wasmath("demo");
    assertThat(failed.code).isEqualTo(1);
    assertThat(failed.out).isEmpty();
    assertThat(failed.err).contains("chatter", "more chatter", "the build failed");
    assertThat(leftovers()).containsExactly("modules");
    Files.delete(home.resolve("broken"));
    assertThat(wasmath("demo").code).isZero();
    assertThat(builds()).hasSize(2);
  }

  @Test
  void aKilledBuildIsNotBelieved() throws Exception {
    useJdk25();
    wasmath("demo");
    source("core/src/main/B.java");
    Files.createFile(home.resolve("killed"));
    assertThat(wasmath("demo").code).isNotZero();
    Files.delete(home.resolve("killed"));
    Run next = wasmath("demo");
    assertThat(next.code).isZero();
    assertThat(next.err).startsWith("wasmath: building");
    assertThat(builds()).hasSize(3);
  }

  @Test
  void aJarOfAnEarlierBuildIsNotKept() throws Exception {
    useJdk25();
    wasmath("demo");
    Files.createFile(home.resolve("app/target/modules/picocli-1.jar"));
    source("pom.xml");
    wasmath("demo");
    assertThat(home.resolve("app/target/launcher/picocli-1.jar")).doesNotExist();
    assertThat(home.resolve("app/target/launcher/app.jar")).exists();
  }

  @Test
  void comparisonsRunOnTheBenchmarksAndNotOnTheApp() throws Exception {
    useJdk25();
    Run run = wasmath("compare", "--only", "call");
    assertThat(run.code).isZero();
    String built = home + "/bench/target/launcher";
    assertThat(run.out.lines())
        .containsExactly(
            "--add-modules",
            "jdk.incubator.vector",
            "-Dwasmath.home=" + home,
            "-Dwasmath.built=" + built,
            "-cp",
            built + "/classes:" + built + "/modules/*",
            "dev.wasmath.bench.compare.CompareCommand",
            "--only",
            "call");
    assertThat(Path.of(built, "modules/bench.jar")).exists();
    assertThat(Path.of(built, "endive")).isDirectory();
    assertThat(Path.of(built, "endive-interpreter")).isDirectory();
    assertThat(home.resolve("app/target/launcher")).doesNotExist();
  }

  @Test
  void aChangeOfTheBenchmarksConcernsComparisonsOnly() throws Exception {
    useJdk25();
    wasmath("demo");
    wasmath("compare");
    source("bench/src/main/B.java");
    wasmath("demo");
    assertThat(builds()).hasSize(2);
    wasmath("compare");
    assertThat(builds()).hasSize(3);
  }

  private Path useJdk25() throws IOException {
    Path jdk = jdk(folder.resolve("jdk 25"), 25);
    environment.put("JAVA_HOME", jdk.toString());
    return jdk;
  }

  private static Path jdk(Path jdk, int version) throws IOException {
    script(
        jdk.resolve("bin/java"),
        """
        if [ "$1" = -version ]; then
          echo 'openjdk version "VERSION.0.1" 2026-01-20' >&2
        else
          printf '%s\\n' "$@"
        fi
        """
            .replace("VERSION", Integer.toString(version)));
    script(jdk.resolve("bin/javac"), "");
    return jdk;
  }

  private static void script(Path path, String text) throws IOException {
    Files.createDirectories(path.getParent());
    Files.writeString(path, "#!/usr/bin/env bash\n" + text);
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** A source, changed just now; all others are older than any build. */
  private void source(String path) throws IOException {
    boolean first = !Files.exists(home.resolve("builds"));
    Files.createDirectories(home.resolve(path).getParent());
    Files.writeString(home.resolve(path), "");
    if (first) {
      FileTime past = FileTime.from(Instant.now().minusSeconds(60));
      Files.setLastModifiedTime(home.resolve(path), past);
      Files.setLastModifiedTime(home.resolve(path).getParent(), past);
    }
  }

  private List<String> builds() throws IOException {
    return Files.readAllLines(home.resolve("builds"));
  }

  private List<String> leftovers() throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("app/target"))) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private Run wasmath(String... arguments) throws IOException, InterruptedException {
    return run(
        folder,
        Stream.concat(Stream.of(home.resolve("wasmath").toString()), Stream.of(arguments))
            .toArray(String[]::new));
  }

  private Run find() throws IOException, InterruptedException {
    return run(folder, home.resolve("scripts/find-jdk25").toString());
  }

  private Run run(Path directory, String... command) throws IOException, InterruptedException {
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    int code = builder.start().waitFor();
    return new Run(
        code,
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }
}
