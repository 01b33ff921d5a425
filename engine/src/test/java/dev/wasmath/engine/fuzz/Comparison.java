package dev.wasmath.engine.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What several engines made of the same modules, held against what oracles did. */
final class Comparison {

  /** A module on which an engine differs from an oracle. */
  record Failure(String module, String engine, String difference) {

    @Override
    public String toString() {
      return module + ": " + engine + ": " + difference;
    }
  }

  private final List<Engine> engines;
  private final List<Failure> failures = new ArrayList<>();
  private int passed;
  private int refused;
  private int failed;

  Comparison(List<? extends Engine> engines) {
    this.engines = List.copyOf(engines);
  }

  int passed() {
    return passed;
  }

  /** Modules that no engine took, as Binaryen's now and then; they have passed. */
  int refused() {
    return refused;
  }

  int failed() {
    return failed;
  }

  List<Failure> failures() {
    return List.copyOf(failures);
  }

  /** Compares with an oracle in this process. */
  List<Failure> check(FuzzModule module, Engine oracle) {
    return counted(differences(module, oracle.run(module)));
  }

  /** Compares with an oracle's transcript and with Node's. */
  List<Failure> check(FuzzModule module, List<String> expected, List<String> node) {
    List<Failure> found = new ArrayList<>();
    Transcript.difference(node, NodeBatch.asSeen(expected))
        .ifPresent(text -> found.add(new Failure(module.name(), "oracle against node", text)));
    found.addAll(differences(module, expected));
    return counted(found);
  }

  private List<Failure> differences(FuzzModule module, List<String> expected) {
    List<Failure> found = new ArrayList<>();
    for (Engine engine : engines) {
      Transcript.difference(expected, engine.run(module))
          .ifPresent(text -> found.add(new Failure(module.name(), engine.name(), text)));
    }
    return found;
  }

  /** Compares with what Node saw, when Node is the only oracle. */
  List<Failure> checkAsSeen(FuzzModule module, List<String> node) {
    refused += node.contains(Transcript.REFUSED) ? 1 : 0;
    List<Failure> found = new ArrayList<>();
    for (Engine engine : engines) {
      Transcript.difference(node, NodeBatch.asSeen(engine.run(module)))
          .ifPresent(text -> found.add(new Failure(module.name(), engine.name(), text)));
    }
    return counted(found);
  }

  private List<Failure> counted(List<Failure> found) {
    passed += found.isEmpty() ? 1 : 0;
    failed += found.isEmpty() ? 0 : 1;
    failures.addAll(found);
    return found;
  }

  /** Writes a module, its failures and how to run it again where they can be looked at. */
  static void save(Path folder, FuzzModule module, List<Failure> found, String again)
      throws IOException {
    Files.createDirectories(folder);
    Files.write(folder.resolve(module.name() + ".wasm"), module.wasm().toArray());
    StringBuilder text = new StringBuilder(again).append('\n');
    found.forEach(failure -> text.append(failure).append('\n'));
    module.calls().forEach(call -> text.append(call).append('\n'));
    Files.writeString(folder.resolve(module.name() + ".txt"), text);
  }
}
