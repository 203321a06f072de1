package dev.cyclonelariat.cli.version;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version of this product, as the build has written it. */
public final class ProductVersion implements IVersionProvider {

  /** Such as {@code 0.1.0}. */
  static String number() {
    try (InputStream file = ProductVersion.class.getResourceAsStream("version.properties")) {
      Properties properties = new Properties();
      properties.load(file);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String java() {
    return System.getProperty("java.version");
  }

  static String line() {
    return "lariat " + number() + " (Java " + java() + ")";
  }

  @Override
  public String[] getVersion() {
    return new String[] {line()};
  }
}
