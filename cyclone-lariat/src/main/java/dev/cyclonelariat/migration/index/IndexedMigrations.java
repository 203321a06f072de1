package dev.cyclonelariat.migration.index;

import dev.cyclonelariat.migration.Migration;
import dev.cyclonelariat.migration.MigrationDefinition;
import dev.cyclonelariat.migration.MigrationException;
import dev.cyclonelariat.migration.MigrationSource;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * The migrations that {@link MigrationIndexProcessor} has listed when they were compiled. Immutable
 * and thread-safe.
 */
public final class IndexedMigrations implements MigrationSource {

  /** The list: a class name on each line. */
  public static final String FILE = "META-INF/lariat/migrations";

  private final ClassLoader loader;

  private IndexedMigrations(ClassLoader loader) {
    this.loader = loader;
  }

  /** Those on the class path of the application. */
  public static IndexedMigrations ofClassPath() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return of(context == null ? IndexedMigrations.class.getClassLoader() : context);
  }

  /** Those that a class loader finds, such as that of another application's jar. */
  public static IndexedMigrations of(ClassLoader loader) {
    return new IndexedMigrations(loader);
  }

  /**
   * @throws MigrationException if there is no list, or a class of it cannot be loaded
   */
  @Override
  public List<MigrationDefinition> migrations() {
    return names().stream().map(this::definition).toList();
  }

  private NavigableSet<String> names() {
    NavigableSet<String> names = new TreeSet<>();
    try {
      List<URL> lists = Collections.list(loader.getResources(FILE));
      if (lists.isEmpty()) {
        throw new MigrationException(
            "The class path holds no list of migrations ("
                + FILE
                + "). The annotation processor in Cyclone Lariat's jar writes it; from JDK 23 on"
                + " javac runs processors only if it is told to: compile the migrations with"
                + " -proc:full, or list their classes with MigrationSource.of(…)");
      }
      for (URL list : lists) {
        read(list).lines().filter(line -> !line.isBlank()).forEach(names::add);
      }
      return names;
    } catch (IOException e) {
      throw new MigrationException("The list of migrations cannot be read: " + FILE, e);
    }
  }

  /** Without the cache of jars, which would keep the file open. */
  private static String read(URL url) throws IOException {
    URLConnection connection = url.openConnection();
    connection.setUseCaches(false);
    try (InputStream in = connection.getInputStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private MigrationDefinition definition(String name) {
    try {
      return MigrationDefinition.of(Class.forName(name, false, loader).asSubclass(Migration.class));
    } catch (ClassNotFoundException | ClassCastException e) {
      throw new MigrationException(
          "The list of migrations names " + name + ", which is none: compile everything anew", e);
    }
  }
}
