package dev.cyclonelariat.resource;

import java.util.Arrays;

/**
 * A partition of AWS: regions that share accounts, with the first word of their ARNs and the domain
 * of their endpoints (AWS General Reference, "Partitions").
 */
public enum Partition {
  /** China. */
  CHINA("aws-cn", "amazonaws.com.cn", "cn-"),
  /** US government. */
  US_GOV("aws-us-gov", "amazonaws.com", "us-gov-"),
  /** US isolated, top secret. */
  ISO("aws-iso", "c2s.ic.gov", "us-iso-"),
  /** US isolated, secret. */
  ISO_B("aws-iso-b", "sc2s.sgov.gov", "us-isob-"),
  /** European isolated. */
  ISO_E("aws-iso-e", "cloud.adc-e.uk", "eu-isoe-"),
  /** US isolated, F. */
  ISO_F("aws-iso-f", "csp.hci.ic.gov", "us-isof-"),
  /** European sovereign cloud. */
  EU_SOVEREIGN("aws-eusc", "amazonaws.eu", "eusc-"),
  /** Everybody else. */
  COMMERCIAL("aws", "amazonaws.com", "");

  private final String id;
  private final String domain;
  private final String regionPrefix;

  Partition(String id, String domain, String regionPrefix) {
    this.id = id;
    this.domain = domain;
    this.regionPrefix = regionPrefix;
  }

  /** The partition a region belongs to, by the region's prefix. */
  public static Partition ofRegion(String region) {
    return Arrays.stream(values())
        .filter(partition -> region.startsWith(partition.regionPrefix))
        .findFirst()
        .orElse(COMMERCIAL);
  }

  /** The word in ARNs: {@code aws}, {@code aws-cn}, {@code aws-us-gov}. */
  public String id() {
    return id;
  }

  /** The domain of its endpoints: {@code amazonaws.com}. */
  public String domain() {
    return domain;
  }
}
