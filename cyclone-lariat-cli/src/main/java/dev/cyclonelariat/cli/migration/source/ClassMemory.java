package dev.cyclonelariat.cli.migration.source;

import dev.cyclonelariat.migration.Migration;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;

/** Keeps what the compiler writes in memory, and loads it from there. */
final class ClassMemory extends ForwardingJavaFileManager<JavaFileManager> {

  private final Map<String, ByteArrayOutputStream> classes = new HashMap<>();
  private final Loader loader = new Loader();

  /** Closes the file manager when it is closed itself. */
  ClassMemory(StandardJavaFileManager files) {
    super(files);
  }

  @Override
  public JavaFileObject getJavaFileForOutput(
      Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
    return new SimpleJavaFileObject(URI.create("memory:///" + className.replace('.', '/')), kind) {
      @Override
      public OutputStream openOutputStream() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        classes.put(className, bytes);
        return bytes;
      }
    };
  }

  /** The class of a simple name, in whatever package. */
  Optional<Class<?>> find(String simpleName) {
    return classes.keySet().stream()
        .filter(name -> name.equals(simpleName) || name.endsWith('.' + simpleName))
        .findFirst()
        .map(loader::load);
  }

  private final class Loader extends ClassLoader {

    Loader() {
      super(Migration.class.getClassLoader());
    }

    Class<?> load(String name) {
      try {
        return loadClass(name);
      } catch (ClassNotFoundException e) {
        throw new IllegalStateException("It was compiled just now", e);
      }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      ByteArrayOutputStream bytes = classes.get(name);
      if (bytes == null) {
        throw new ClassNotFoundException(name);
      }
      return defineClass(name, bytes.toByteArray(), 0, bytes.size());
    }
  }
}
