package dev.cyclonelariat.resource;

import java.util.regex.Pattern;

/**
 * Where resources live: one account in one region.
 *
 * @param region such as {@code eu-west-1}
 * @param id twelve digits
 */
public record Account(String region, String id) {

  private static final Pattern ID = Pattern.compile("[0-9]{12}");
  private static final Pattern REGION = Pattern.compile("[a-z0-9-]+");

  /**
   * @throws InvalidNameException if the id is not twelve digits, or the region no region's name
   */
  public Account {
    if (!ID.matcher(id).matches()) {
      throw new InvalidNameException("An AWS account id has twelve digits, unlike '" + id + "'");
    }
    if (!REGION.matcher(region).matches()) {
      throw new InvalidNameException("Not an AWS region: '" + region + "'");
    }
  }

  /** The partition of the region. */
  public Partition partition() {
    return Partition.ofRegion(region);
  }

  Arn arn(String service, String resource) {
    return new Arn(partition().id(), service, region, id, resource);
  }
}
