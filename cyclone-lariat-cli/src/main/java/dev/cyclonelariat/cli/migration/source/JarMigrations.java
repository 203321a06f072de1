package dev.cyclonelariat.cli.migration.source;

import dev.cyclonelariat.LariatException;
import dev.cyclonelariat.migration.Migration;
import dev.cyclonelariat.migration.MigrationDefinition;
import dev.cyclonelariat.migration.MigrationException;
import dev.cyclonelariat.migration.MigrationSource;
import dev.cyclonelariat.migration.index.IndexedMigrations;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;

/** The migrations of a built application, listed in its index. Keeps its jar open. */
public final class JarMigrations implements MigrationSource, AutoCloseable {

  /** Where Spring Boot puts an application's own classes. */
  private static final String SPRING_BOOT = "BOOT-INF/classes/";

  private final Path jar;
  private final OwnLoader loader;

  private JarMigrations(Path jar, OwnLoader loader) {
    this.jar = jar;
    this.loader = loader;
  }

  /**
   * Those of a jar, or of a folder of classes.
   *
   * @throws LariatException if there is none
   */
  public static JarMigrations open(Path jar) {
    if (!Files.exists(jar)) {
      throw new LariatException(jar + ": there is no such jar: build the application first");
    }
    try {
      URL url = jar.toUri().toURL();
      URL[] urls =
          Files.isDirectory(jar)
              ? new URL[] {url}
              : new URL[] {url, URI.create("jar:" + url + "!/" + SPRING_BOOT).toURL()};
      return new JarMigrations(jar, new OwnLoader(urls));
    } catch (MalformedURLException e) {
      throw new LariatException(jar + ": is no path of a jar", e);
    }
  }

  @Override
  public List<MigrationDefinition> migrations() {
    try {
      return IndexedMigrations.of(loader).migrations();
    } catch (MigrationException e) {
      throw new MigrationException(jar + ": " + e.getMessage(), e);
    } catch (LinkageError e) {
      throw new MigrationException(jar + ": a migration in it cannot be loaded: " + e, e);
    }
  }

  @Override
  public void close() throws IOException {
    loader.close();
  }

  /** Finds the command's classes, and the jar's own files only. */
  private static final class OwnLoader extends URLClassLoader {

    OwnLoader(URL[] urls) {
      super(urls, Migration.class.getClassLoader());
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
      return findResources(name);
    }
  }
}
