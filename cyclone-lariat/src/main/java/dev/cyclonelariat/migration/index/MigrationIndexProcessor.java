package dev.cyclonelariat.migration.index;

import java.io.IOException;
import java.io.Writer;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.tools.Diagnostic;
import javax.tools.StandardLocation;

/**
 * Lists the migrations that are being compiled, for {@link IndexedMigrations}. javac finds it by
 * itself up to JDK 22, and with {@code -proc:full} from JDK 23 on.
 */
@SupportedAnnotationTypes("*")
public final class MigrationIndexProcessor extends AbstractProcessor {

  private static final String MIGRATION = "dev.cyclonelariat.migration.Migration";

  private final NavigableSet<String> names = new TreeSet<>();

  /** For javac. */
  public MigrationIndexProcessor() {}

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    TypeElement migration = processingEnv.getElementUtils().getTypeElement(MIGRATION);
    if (migration != null) {
      collect(round.getRootElements(), migration.asType());
      if (round.processingOver() && !names.isEmpty()) {
        addFormer();
        write();
      }
    }
    return false;
  }

  private void collect(Set<? extends Element> elements, TypeMirror migration) {
    for (TypeElement type : ElementFilter.typesIn(elements)) {
      boolean isMigration =
          type.getKind() == ElementKind.CLASS
              && !type.getModifiers().contains(Modifier.ABSTRACT)
              && processingEnv.getTypeUtils().isSubtype(type.asType(), migration);
      if (isMigration) {
        names.add(processingEnv.getElementUtils().getBinaryName(type).toString());
      }
    }
  }

  /** Compiling only what has changed must not lose the rest. */
  private void addFormer() {
    try {
      processingEnv
          .getFiler()
          .getResource(StandardLocation.CLASS_OUTPUT, "", IndexedMigrations.FILE)
          .getCharContent(true)
          .toString()
          .lines()
          .filter(name -> processingEnv.getElementUtils().getTypeElement(name) != null)
          .forEach(names::add);
    } catch (IOException e) {
      // There is none yet.
    }
  }

  private void write() {
    Filer filer = processingEnv.getFiler();
    try (Writer out =
        filer
            .createResource(StandardLocation.CLASS_OUTPUT, "", IndexedMigrations.FILE)
            .openWriter()) {
      for (String name : names) {
        out.write(name + "\n");
      }
    } catch (IOException e) {
      processingEnv
          .getMessager()
          .printMessage(
              Diagnostic.Kind.ERROR, "The list of migrations cannot be written: " + e.getMessage());
    }
  }
}
