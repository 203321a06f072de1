package dev.cyclonelariat.topology;

import dev.cyclonelariat.resource.Resource;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The tags of resources: AWS's limits, and those that mean something to us. */
final class Tags {

  /** Names the application whose migrations created the resource, and may alter or delete it. */
  static final String OWNER = "lariat_owner";

  private static final int MOST = 50;
  private static final Pattern KEY = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+@-]{1,128}");
  private static final Pattern VALUE = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+@-]{0,256}");

  private Tags() {}

  /**
   * @throws TopologyException naming the resource and the tag that AWS would refuse
   */
  static SortedMap<String, String> checked(Resource resource, Map<String, String> tags) {
    tags.forEach((key, value) -> check(resource, key, value));
    if (tags.size() > MOST) {
      throw new TopologyException(resource + " has " + tags.size() + " tags; AWS allows " + MOST);
    }
    return new TreeMap<>(tags);
  }

  private static void check(Resource resource, String key, String value) {
    if (!KEY.matcher(key).matches() || key.startsWith("aws:")) {
      throw new TopologyException(
          resource
              + ": no tag can be named '"
              + key
              + "' (1 to 128 letters, digits, spaces and _ . : / = + - @, not beginning with aws:)");
    }
    if (!VALUE.matcher(value).matches()) {
      throw new TopologyException(
          resource
              + ": the tag "
              + key
              + " cannot be '"
              + value
              + "' (up to 256 letters, digits, spaces and _ . : / = + - @)");
    }
  }
}
