package dev.cyclonelariat;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.junit.jupiter.api.Test;

/** Each floor of the library sees only those below it. */
class ArchitectureTest {

  private static final String ROOT = "dev.cyclonelariat";

  private final JavaClasses library =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("/cyclonelariat/local/"))
          .importPackages(ROOT);

  private static String in(String feature) {
    return ROOT + "." + feature + "..";
  }

  @Test
  void floorsSeeOnlyFloorsBelow() {
    layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage(ROOT + "..")
        .withOptionalLayers(true)
        .layer("entrance")
        .definedBy(
            DescribedPredicate.describe(
                "the root package but for the root exception",
                (JavaClass type) ->
                    type.getPackageName().equals(ROOT)
                        && !type.isEquivalentTo(LariatException.class)))
        .layer("worker")
        .definedBy(in("worker"))
        .layer("graph")
        .definedBy(in("graph"))
        .layer("migration")
        .definedBy(in("migration"))
        .layer("topology")
        .definedBy(in("topology"))
        .layer("inbox")
        .definedBy(in("inbox"))
        .layer("outbox")
        .definedBy(in("outbox"))
        .layer("pipeline")
        .definedBy(in("pipeline"))
        .layer("around handlers")
        .definedBy(in("foreign"), in("tracing"), in("notify"), in("metrics"))
        .layer("handling")
        .definedBy(in("handling"))
        .layer("jdbc")
        .definedBy(in("jdbc"))
        .layer("publish")
        .definedBy(in("publish"))
        .layer("resource")
        .definedBy(in("resource"))
        .layer("message")
        .definedBy(in("message"))
        .whereLayer("entrance")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("worker")
        .mayOnlyBeAccessedByLayers("entrance")
        .whereLayer("migration")
        .mayOnlyBeAccessedByLayers("graph", "entrance")
        .whereLayer("graph")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("topology")
        .mayOnlyBeAccessedByLayers("migration", "graph", "entrance")
        .whereLayer("inbox")
        .mayOnlyBeAccessedByLayers("worker", "entrance")
        .whereLayer("outbox")
        .mayOnlyBeAccessedByLayers("entrance")
        .whereLayer("pipeline")
        .mayOnlyBeAccessedByLayers("inbox", "worker", "entrance")
        .whereLayer("around handlers")
        .mayOnlyBeAccessedByLayers("pipeline", "worker", "entrance")
        .whereLayer("handling")
        .mayOnlyBeAccessedByLayers(
            "around handlers", "pipeline", "inbox", "outbox", "worker", "entrance")
        .whereLayer("jdbc")
        .mayOnlyBeAccessedByLayers("inbox", "outbox", "migration", "entrance")
        .whereLayer("publish")
        .mayOnlyBeAccessedByLayers("outbox", "entrance")
        .whereLayer("resource")
        .mayOnlyBeAccessedByLayers(
            "publish", "outbox", "worker", "topology", "migration", "graph", "entrance")
        .whereLayer("message")
        .mayOnlyBeAccessedByLayers(
            "publish",
            "handling",
            "around handlers",
            "pipeline",
            "inbox",
            "outbox",
            "worker",
            "entrance")
        .check(library);
  }

  @Test
  void theGroundKnowsNoAwsNoDatabaseAndNoHttp() {
    noClasses()
        .that()
        .resideInAnyPackage(in("message"), in("resource"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("software.amazon..", "java.sql..", "javax.sql..", "java.net.http..")
        .check(library);
  }

  @Test
  void onlyThePackagesOfDocumentsKnowJackson() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            in("message"), in("topology.policy"), in("migration"), in("graph.text"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("tools.jackson..", "com.fasterxml..")
        .check(library);
  }

  @Test
  void whatATopologyIsDoesNotKnowWhereItLives() {
    noClasses()
        .that()
        .resideInAnyPackage(ROOT + ".topology", in("topology.policy"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("software.amazon..", in("topology.live"))
        .check(library);
  }

  @Test
  void featuresFormNoCycles() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(library);
  }

  @Test
  void thePartsOfMigrationsFormNoCycles() {
    slices().matching(ROOT + ".migration.(*)").should().beFreeOfCycles().check(library);
  }

  @Test
  void nothingPublicShowsAnInternalType() {
    classes()
        .that()
        .arePublic()
        .and()
        .resideOutsideOfPackage(in("internal"))
        .should(
            new ArchCondition<JavaClass>("show no internal type in a public method") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                for (JavaMethod method : type.getMethods()) {
                  boolean shows =
                      method.getModifiers().contains(JavaModifier.PUBLIC)
                          && method.getAllInvolvedRawTypes().stream()
                              .anyMatch(t -> t.getPackageName().equals(ROOT + ".internal"));
                  if (shows) {
                    events.add(SimpleConditionEvent.violated(method, method.getFullName()));
                  }
                }
              }
            })
        .check(library);
  }
}
