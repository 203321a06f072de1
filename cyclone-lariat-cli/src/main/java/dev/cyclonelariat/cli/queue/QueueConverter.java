package dev.cyclonelariat.cli.queue;

import dev.cyclonelariat.resource.InvalidNameException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Takes queues by name or URL. */
public final class QueueConverter implements ITypeConverter<QueueTarget> {

  @Override
  public QueueTarget convert(String value) {
    try {
      return QueueTarget.parse(value);
    } catch (InvalidNameException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
