package dev.wasmath.bench;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds the direction of dependencies: the rooms, and within core the packages. */
class HouseTest {
  private static final Pattern BENCH = Pattern.compile(".*/bench/.*");

  private final JavaClasses house =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(HouseTest::isNotBench)
          .importPackages("dev.wasmath");

  private static boolean isNotBench(Location location) {
    return !location.matches(BENCH);
  }

  @Test
  void roomsDependOnlyOnTheRoomsBelow() {
    layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage("dev.wasmath..")
        .layer("app")
        .definedBy("dev.wasmath.app..")
        .layer("micrometer")
        .definedBy("dev.wasmath.micrometer..")
        .layer("dashboard")
        .definedBy("dev.wasmath.dashboard..")
        .layer("wasm")
        .definedBy("dev.wasmath.wasm..")
        .layer("engine")
        .definedBy("dev.wasmath.engine..")
        .layer("algorithms")
        .definedBy("dev.wasmath.neural..", "dev.wasmath.game..")
        .layer("report")
        .definedBy("dev.wasmath.report..")
        .layer("doors")
        .definedBy("dev.wasmath")
        .layer("series")
        .definedBy("dev.wasmath.series..")
        .layer("plain")
        .definedBy("dev.wasmath.plain..")
        .layer("backend")
        .definedBy("dev.wasmath.backend..")
        .layer("op")
        .definedBy("dev.wasmath.op..")
        .whereLayer("app")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("micrometer")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("dashboard")
        .mayOnlyBeAccessedByLayers("app")
        .whereLayer("wasm")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("engine")
        .mayOnlyBeAccessedByLayers("wasm", "app")
        .whereLayer("algorithms")
        .mayOnlyBeAccessedByLayers("app")
        .whereLayer("report")
        .mayOnlyBeAccessedByLayers("app")
        .whereLayer("doors")
        .mayOnlyBeAccessedByLayers("algorithms", "report", "app", "dashboard", "micrometer")
        .whereLayer("series")
        .mayOnlyBeAccessedByLayers("doors", "app")
        .whereLayer("plain")
        .mayOnlyBeAccessedByLayers("doors", "series")
        .whereLayer("backend")
        .mayOnlyBeAccessedByLayers("plain", "doors", "wasm")
        .check(house);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("dev.wasmath.(*)..").should().beFreeOfCycles().check(house);
  }

  @Test
  void coreNeedsTheJdkAlone() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "dev.wasmath",
            "dev.wasmath.op..",
            "dev.wasmath.backend..",
            "dev.wasmath.plain..",
            "dev.wasmath.neural..",
            "dev.wasmath.game..",
            "dev.wasmath.series..",
            "dev.wasmath.report..")
        .should()
        .dependOnClassesThat()
        .resideOutsideOfPackages("dev.wasmath..", "java..", "jdk.jfr..", "org.jspecify..")
        .check(house);
  }
}
