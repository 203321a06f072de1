package dev.cyclonelariat.topology;

import dev.cyclonelariat.resource.Resource;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The tags of resources: AWS's limits, and whose they are. */
final class Tags {

  /** So begin the tags by which topologies remember things. */
  private static final String OURS = "lariat_";

  /** So begin the tags that only AWS itself can set. */
  private static final String AWS = "aws:";

  private static final int MOST = 50;
  private static final Pattern KEY = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+@-]{1,128}");
  private static final Pattern VALUE = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+@-]{0,256}");

  private Tags() {}

  /**
   * @throws TopologyException naming the resource and the tag that AWS would refuse
   */
  static SortedMap<String, String> checked(Resource resource, Map<String, String> tags) {
    tags.forEach((key, value) -> check(resource, key, value));
    int own = resource.tags().size() + 1; // and the owner's
    if (tags.size() + own > MOST) {
      throw new TopologyException(
          resource
              + " has "
              + tags.size()
              + " tags; AWS allows "
              + MOST
              + ", of which "
              + own
              + " are set by themselves");
    }
    return new TreeMap<>(tags);
  }

  /** Of all the tags of a live resource, those that a specification would name. */
  static Map<String, String> extra(Resource resource, Map<String, String> all) {
    Map<String, String> extra = new TreeMap<>(all);
    extra.keySet().removeAll(resource.tags().keySet());
    extra.keySet().removeIf(key -> key.startsWith(OURS) || key.startsWith(AWS));
    return extra;
  }

  private static void check(Resource resource, String key, String value) {
    if (key.startsWith(OURS) || resource.tags().containsKey(key)) {
      throw new TopologyException(resource + ": the tag " + key + " is set by itself");
    }
    if (!KEY.matcher(key).matches() || key.startsWith(AWS)) {
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
