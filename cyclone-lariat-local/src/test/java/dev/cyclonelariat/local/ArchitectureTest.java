package dev.cyclonelariat.local;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What may know what. */
class ArchitectureTest {
  private static final String ROOT = "dev.cyclonelariat.local";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);

  @Test
  void theBrokerRunsWithoutTheTestKitsLibraries() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + ".sdk..", ROOT + ".junit..", ROOT + ".assertj..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("software.amazon..", "org.junit..", "org.assertj..")
        .check(CLASSES);
  }

  @Test
  void queuesAreStateMachinesWithoutClocksThreadsOrSockets() {
    noClasses()
        .that()
        .resideInAnyPackage(ROOT + ".queue..", ROOT + ".filter..", ROOT + ".policy..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            ROOT + ".http..",
            ROOT + ".protocol..",
            ROOT + ".sqs..",
            ROOT + ".sns..",
            "java.time..",
            "java.util.concurrent..",
            "java.nio.channels..")
        .check(CLASSES);
  }

  @Test
  void theHttpServerKnowsNothingOfAws() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".http..")
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "other packages of the module",
                type ->
                    type.getPackageName().startsWith(ROOT)
                        && !type.getPackageName().startsWith(ROOT + ".http")))
        .check(CLASSES);
  }
}
