package dev.cyclonelariat.cli.local.seed;

import dev.cyclonelariat.LariatException;
import dev.cyclonelariat.cli.yaml.Place;
import dev.cyclonelariat.local.LocalTopology;
import dev.cyclonelariat.local.TopologyException;
import dev.cyclonelariat.local.topology.Topology;
import java.nio.file.Path;
import java.util.IdentityHashMap;

/** What a seed file asks for, and where in the file it does. */
public final class Seed {

  private final Topology topology;
  private final IdentityHashMap<Topology.Part, Place> places;

  Seed(Topology topology, IdentityHashMap<Topology.Part, Place> places) {
    this.topology = topology;
    this.places = places;
  }

  /**
   * Reads a seed file.
   *
   * @param account of resources for which the file names none
   * @param region of resources for which the file names none
   * @throws LariatException if it cannot be read or is not right; the message names the line
   */
  public static Seed read(Path file, String account, String region) {
    return new SeedReader(account, region).read(file);
  }

  /**
   * Creates what is not there already.
   *
   * @throws LariatException if SNS or SQS refuses something; the message names the line
   */
  public void applyTo(LocalTopology target) {
    try {
      target.apply(topology);
    } catch (TopologyException e) {
      Place place = places.get(e.part());
      throw place == null
          ? new LariatException(String.valueOf(e.getMessage()), e)
          : place.problem(String.valueOf(e.getMessage()), e);
    }
  }

  Topology topology() {
    return topology;
  }
}
