package dev.cyclonelariat.cli.arguments;

import dev.cyclonelariat.message.EntityRef;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Takes an entity as {@code user:a27c29e2-bbd3-490a-8f1b-caa4f8d902ef}. */
public final class EntityConverter implements ITypeConverter<EntityRef> {

  @Override
  public EntityRef convert(String value) {
    int colon = value.lastIndexOf(':');
    if (colon < 1) {
      throw new TypeConversionException("expected TYPE:UUID but was '" + value + "'");
    }
    return EntityRef.of(
        value.substring(0, colon), new UuidConverter().convert(value.substring(colon + 1)));
  }
}
