package dev.cyclonelariat.message;

/**
 * A received message whose {@code type} begins with neither {@code event_} nor {@code command_}. It
 * reaches handlers like any other and is encoded as it came; new ones cannot be built.
 */
public final class UnknownMessage extends Message {

  UnknownMessage(Envelope envelope) {
    super(envelope);
  }
}
