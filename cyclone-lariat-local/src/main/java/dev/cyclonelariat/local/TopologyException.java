package dev.cyclonelariat.local;

import dev.cyclonelariat.local.topology.Topology;

/** A part of a topology was refused; the message names it and says why. */
public final class TopologyException extends LocalSnsSqsException {
  private static final long serialVersionUID = 1L;

  private final transient Topology.Part part;

  TopologyException(Topology.Part part, LocalSnsSqsException cause) {
    super(part.title() + ": " + cause.getMessage(), cause);
    this.part = part;
  }

  /** The part as it was given, the very same object. */
  public Topology.Part part() {
    return part;
  }
}
