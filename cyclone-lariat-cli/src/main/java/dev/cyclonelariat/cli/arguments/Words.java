package dev.cyclonelariat.cli.arguments;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Takes one of a few words, the constants of an enum in lower case; shells can complete them. */
public abstract class Words<E extends Enum<E>> implements ITypeConverter<E>, Iterable<String> {

  // Without lambdas: those of classes that implement picocli's interfaces cannot be archived.
  private final E[] constants;
  private final List<String> words = new ArrayList<>();

  /** Of the constants of this type. */
  protected Words(Class<E> type) {
    constants = type.getEnumConstants();
    for (E constant : constants) {
      words.add(constant.name().toLowerCase(Locale.ROOT));
    }
  }

  @Override
  public final E convert(String value) {
    int at = words.indexOf(value);
    if (at < 0) {
      int last = words.size() - 1;
      throw new TypeConversionException(
          "expected "
              + String.join(", ", words.subList(0, last))
              + " or "
              + words.get(last)
              + " but was '"
              + value
              + "'");
    }
    return constants[at];
  }

  @Override
  public final Iterator<String> iterator() {
    return words.iterator();
  }
}
